import { and, eq, inArray, ne } from 'drizzle-orm';
import { readEdtf } from '../../../domain/dates/edtf.ts';
import { formatDate } from '../../../domain/dates/format.ts';
import { readTypedDate } from '../../../domain/dates/typed/typed.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { canSee, type Reader } from '../../visibility/index.ts';
import type { Candidate, Someone } from './find-candidates.ts';

/** Guesses a missing organisation from memberships. `sentence` explains the guess or warns of a contradiction. */
export async function membershipOf(
	reader: Reader,
	{ speaker, organisation }: Pick<Candidate, 'speaker' | 'organisation'>,
	typed = ''
): Promise<{ organisation?: Someone; sentence?: string }> {
	const read = readTypedDate(typed);
	const claim = { speaker: speaker?.id, date: 'date' in read ? read.date : undefined };
	if (organisation) {
		const { id, name } = organisation;
		const sentence = await contradictionIn(reader, { ...claim, organisation: id ?? name });
		return { organisation, sentence };
	}
	const groups = (await groupsOf(reader, claim)).filter(({ asOf }) => !isAfter(asOf, claim.date));
	const [group, ...others] = groups;
	if (!group || others.some(({ id }) => id !== group.id)) return {};
	const sentence = `The text names no organisation beside ${speaker!.name}. This is the membership on record: ${described(group)}.`;
	return { organisation: group, sentence };
}

interface Claim {
	speaker?: string;
	organisation?: string;
	/** EDTF. */
	date?: string;
}

/** Returns a warning if the record lists the speaker with other organisations only. */
export async function contradictionIn(reader: Reader, claim: Claim): Promise<string | undefined> {
	if (!claim.organisation) return undefined;
	const groups = await groupsOf(reader, claim);
	if (!groups.length || groups.some(({ id }) => id === claim.organisation)) return undefined;
	const others = [...new Set(groups.map(described))].slice(0, mostListed).join('; ');
	return `The record has the speaker with another organisation: ${others}. Check for whom this was said.`;
}

const mostListed = 3;

type Membership = Awaited<ReturnType<typeof groupsOf>>[number];

function described({ name, role, asOf }: Membership): string {
	const more = [role, asOf && `seen on ${formatDate(asOf)}`].filter(Boolean).join(', ');
	return more ? `${name} (${more})` : name;
}

/** Lists the groups of a person, without memberships that certainly ended before the date or began after it. */
async function groupsOf(reader: Reader, { speaker, date }: Claim) {
	if (!speaker) return [];
	const { membership, stakeholder } = t;
	const { role, asOf, startDate, endDate } = membership;
	const { id, name, kind } = stakeholder;
	const rows = await db
		.select({ id, name, kind, role, asOf, startDate, endDate })
		.from(membership)
		.innerJoin(stakeholder, eq(id, membership.groupId))
		.where(
			and(
				eq(membership.memberId, speaker),
				inArray(membership.relation, ['person_of', 'member', 'co_founder']),
				...[membership, stakeholder].map(({ state }) => ne(state, 'withdrawn')),
				canSee(reader, 'membership'),
				canSee(reader, 'stakeholder')
			)
		)
		.orderBy(asOf, membership.id)
		.limit(mostRead);
	return rows.filter((row) => !isAfter(row.startDate, date) && !isAfter(date, row.endDate));
}

const mostRead = 50;

/** Compares EDTF dates: true only if the first is certainly later. */
function isAfter(one?: string | null, other?: string | null): boolean {
	const [later, earlier] = [readEdtf(one ?? ''), readEdtf(other ?? '')];
	return !!later && !!earlier && later.earliest > earlier.latest;
}
