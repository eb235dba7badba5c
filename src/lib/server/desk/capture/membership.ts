import { and, eq, inArray, ne } from 'drizzle-orm';
import { readEdtf } from '../../../domain/dates/edtf.ts';
import { formatDate } from '../../../domain/dates/format.ts';
import { readTypedDate } from '../../../domain/dates/typed/typed.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { type Reader, seen } from '../../visibility/index.ts';
import type { Candidate, Someone } from './find-candidates.ts';

interface Membership extends Someone {
	id: string;
	role: string | null;
	asOf: string | null;
}

/** For whom a person speaks where the page does not tell, and a sentence about that or about what the record contradicts. */
export async function membershipOf(
	reader: Reader,
	{ speaker, organisation }: Pick<Candidate, 'speaker' | 'organisation'>,
	date = ''
): Promise<{ organisation?: Someone; sentence?: string }> {
	if (!speaker?.id) return { organisation };
	const read = readTypedDate(date);
	const day = 'date' in read ? read.date : undefined;
	if (organisation)
		return {
			organisation,
			sentence: await contradictionIn(reader, {
				...{ speaker: speaker.id, organisation: organisation.id ?? organisation.name, date: day }
			})
		};
	const groups = await groupsOf(reader, speaker.id, day);
	const [only, ...others] = groups.filter(({ asOf }) => !isAfter(asOf, day));
	if (!only || others.some(({ id }) => id !== only.id)) return {};
	return {
		organisation: only,
		sentence: `The text names no organisation beside ${speaker.name}. This is the membership on record: ${told(only)}.`
	};
}

/** A sentence, where the person is on record with other organisations than the one that the statement is of. */
export async function contradictionIn(
	reader: Reader,
	said: { speaker?: string; organisation?: string; date?: string }
): Promise<string | undefined> {
	if (!said.speaker || !said.organisation) return undefined;
	const groups = await groupsOf(reader, said.speaker, said.date);
	if (!groups.length || groups.some(({ id }) => id === said.organisation)) return undefined;
	const others = [...new Set(groups.map(told))].slice(0, mostTold).join('; ');
	return `The record has the speaker with another organisation: ${others}. Check for whom this was said.`;
}

const mostTold = 3;

const told = ({ name, role, asOf }: Membership) => {
	const more = [role, asOf && `seen on ${formatDate(asOf)}`].filter(Boolean).join(', ');
	return more ? `${name} (${more})` : name;
};

/** Whom a person belongs to, but for what surely ended before a day or began after it. */
async function groupsOf(reader: Reader, person: string, day?: string): Promise<Membership[]> {
	const { membership, stakeholder: group } = t;
	const rows = await db
		.select({
			...{ id: group.id, name: group.name, kind: group.kind },
			...{ role: membership.role, asOf: membership.asOf },
			...{ startDate: membership.startDate, endDate: membership.endDate }
		})
		.from(membership)
		.innerJoin(group, eq(group.id, membership.groupId))
		.where(
			and(
				eq(membership.memberId, person),
				inArray(membership.relation, ['person_of', 'member', 'co_founder']),
				ne(membership.state, 'withdrawn'),
				ne(group.state, 'withdrawn'),
				seen(reader, 'membership'),
				seen(reader, 'stakeholder')
			)
		)
		.orderBy(membership.asOf, membership.id)
		.limit(mostRead);
	return rows.filter(
		({ startDate, endDate }) => !isAfter(startDate, day) && !isAfter(day, endDate)
	);
}

const mostRead = 50;

/** Whether one date is surely later than another. */
function isAfter(one?: string | null, other?: string | null): boolean {
	const [later, earlier] = [readEdtf(one ?? ''), readEdtf(other ?? '')];
	return !!later && !!earlier && later.earliest > earlier.latest;
}
