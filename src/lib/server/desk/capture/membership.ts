import { and, eq, inArray, ne } from 'drizzle-orm';
import { readEdtf } from '../../../domain/dates/edtf.ts';
import { formatDate } from '../../../domain/dates/format.ts';
import { readTypedDate } from '../../../domain/dates/typed/typed.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { type Reader, seen } from '../../visibility/index.ts';
import type { Candidate, Someone } from './find-candidates.ts';

/** For whom a person speaks where the page does not tell, and a sentence about that or about what the record contradicts. */
export async function membershipOf(
	reader: Reader,
	{ speaker, organisation }: Pick<Candidate, 'speaker' | 'organisation'>,
	typed = ''
): Promise<{ organisation?: Someone; sentence?: string }> {
	const read = readTypedDate(typed);
	const said = { speaker: speaker?.id, date: 'date' in read ? read.date : undefined };
	if (organisation) {
		const { id, name } = organisation;
		const sentence = await contradictionIn(reader, { ...said, organisation: id ?? name });
		return { organisation, sentence };
	}
	const groups = (await groupsOf(reader, said)).filter(({ asOf }) => !isAfter(asOf, said.date));
	const [only, ...others] = groups;
	if (!only || others.some(({ id }) => id !== only.id)) return {};
	const sentence = `The text names no organisation beside ${speaker!.name}. This is the membership on record: ${told(only)}.`;
	return { organisation: only, sentence };
}

interface Said {
	speaker?: string;
	organisation?: string;
	/** EDTF. */
	date?: string;
}

/** A sentence, where a statement’s speaker is on record with other organisations than the one that it is of. */
export async function contradictionIn(reader: Reader, said: Said): Promise<string | undefined> {
	if (!said.organisation) return undefined;
	const groups = await groupsOf(reader, said);
	if (!groups.length || groups.some(({ id }) => id === said.organisation)) return undefined;
	const others = [...new Set(groups.map(told))].slice(0, mostTold).join('; ');
	return `The record has the speaker with another organisation: ${others}. Check for whom this was said.`;
}

const mostTold = 3;

type Membership = Awaited<ReturnType<typeof groupsOf>>[number];

function told({ name, role, asOf }: Membership): string {
	const more = [role, asOf && `seen on ${formatDate(asOf)}`].filter(Boolean).join(', ');
	return more ? `${name} (${more})` : name;
}

/** Whom a person belongs to, but for what surely ended before a day or began after it. */
async function groupsOf(reader: Reader, { speaker, date }: Said) {
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
				seen(reader, 'membership'),
				seen(reader, 'stakeholder')
			)
		)
		.orderBy(asOf, membership.id)
		.limit(mostRead);
	return rows.filter((row) => !isAfter(row.startDate, date) && !isAfter(date, row.endDate));
}

const mostRead = 50;

/** Whether one date is surely later than another. */
function isAfter(one?: string | null, other?: string | null): boolean {
	const [later, earlier] = [readEdtf(one ?? ''), readEdtf(other ?? '')];
	return !!later && !!earlier && later.earliest > earlier.latest;
}
