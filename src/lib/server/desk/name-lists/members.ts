import { and, eq, inArray } from 'drizzle-orm';
import type { Choice } from '../../../domain/choice.ts';
import { parseEdtf } from '../../../domain/dates/edtf.ts';
import { atLeast, type User } from '../../../domain/staff.ts';
import { type MembershipRelation, membershipRelations } from '../../../domain/vocabulary.ts';
import { roster } from '../../../forms/names.ts';
import { membership } from '../../db/schema.ts';
import { resolve } from '../lookup/index.ts';
import * as proposals from '../../write/proposals/index.ts';
import { type ItemToSave, idOf, Refused, type Session, inTransaction } from '../../write/index.ts';
import { visibleItem, saveTypedNames, type Reader } from '../../visibility/index.ts';
import { decideNames, type Decisions } from './decide.ts';
import { type ListWithForm, openWith } from './with-form.ts';
import { addNewNames } from './add-new.ts';

interface Roster {
	relation: MembershipRelation;
	asOf: string;
	sources: string[];
}

interface MemberList extends ListWithForm<Partial<Roster>> {
	/** Whether drafts on the list are published with it. */
	along: boolean;
}

/** Returns a stakeholder that may have members; undefined for persons, withdrawn and hidden ones. */
export async function groupOf(reader: Reader, id: string): Promise<Choice | undefined> {
	const item = (await visibleItem(reader, 'stakeholder', id))?.item;
	if (!item || item.state === 'withdrawn' || item.kind === 'person') return undefined;
	return { id, name: item.name, ...(item.state === 'draft' && { draft: true }) };
}

export async function openMembers(user: User, sent: FormData): Promise<MemberList> {
	const list = await openWith<Partial<Roster>>(user, sent, roster);
	if (!Object.hasOwn(membershipRelations, String(list.item.relation)))
		list.errors.relation = 'Choose as what the list names them.';
	return { ...list, along: sent.get('along') === 'yes' };
}

/**
 * Adds the names of a decided list to a group.
 * @throws Refused with a sentence for each line or shared fact
 */
export async function addMembers(
	user: User,
	group: Choice,
	list: MemberList
): Promise<{ made: number; there: Choice[] }> {
	const sources = list.item.sources ?? [];
	const decisions = decideNames(user, list, sources);
	requireFit(user, group, decisions, list.along);
	return inTransaction(async (session) => {
		await addNewNames(session, user, decisions, decisions.named.length);
		const reason = `Published as a member of ${group.name}`;
		for (const draft of draftsToPublish(user, decisions))
			await proposals.publishDraft(session, user, draft, { reason, sources });
		await saveTypedNames(session, user, list.hidden);
		const members = await idsOf(session, user, decisions);
		const items = members.map((id, index) => ({
			...itemOf(decisions.key, user, group, id, list.item as Roster),
			role: decisions.named[index]!.office
		}));
		const existing = await existingMemberships(session, items);
		const missing = items.filter(({ member }) => !existing.has(member));
		await proposals.addNew(
			session,
			user,
			'membership',
			missing,
			`From a list of the members of ${group.name}`,
			idOf(JSON.stringify([user.id, decisions.key, group.id]))
		);
		const present = decisions.named.filter((_, index) => {
			const before = existing.get(items[index]!.member);
			return before !== undefined && before !== items[index]!.id;
		});
		return { made: items.length - present.length, there: present };
	});
}

/** Resolves the names of a list. Hidden drafts appear in it as the words that were typed. */
async function idsOf(session: Session, user: User, { named: all }: Decisions): Promise<string[]> {
	const texts = all.flatMap(({ id, waiting }) => (waiting ? id : []));
	const found = await resolve(user, 'stakeholder', texts, { session });
	const ids = new Map(
		[...found].flatMap(([text, each]) => ('id' in each ? [[text, each.id] as const] : []))
	);
	const noun = 'stakeholder' as const;
	const kept = [...ids].map(([text, rowId]) => ({ noun, rowId, text }));
	await saveTypedNames(session, user, kept);
	return all.map(({ id, waiting }) => (waiting && ids.get(id)) || id);
}

type Item = ItemToSave<'membership'> & { id: string };

/** The id depends on the list only, so that a list sent twice adds nobody twice. */
function itemOf(key: string, user: User, group: Choice, member: string, given: Roster): Item {
	const { relation, asOf, sources } = given;
	const id = idOf(JSON.stringify([user.id, key, group.id, member, relation, asOf]));
	return { id, group: group.id, member, relation, asOf, sources, state: 'draft' };
}

/** Returns existing memberships of the same group, relation and day by member, in any state. */
async function existingMemberships(session: Session, items: Item[]): Promise<Map<string, string>> {
	const [first] = items;
	if (!first) return new Map();
	const { id, memberId: member, groupId, relation, asOf } = membership;
	const members = items.map((item) => item.member);
	const rows = await session
		.select({ id, member })
		.from(membership)
		.where(
			and(
				eq(groupId, first.group),
				eq(relation, first.relation),
				eq(asOf, parseEdtf(first.asOf!).date),
				inArray(member, members)
			)
		);
	return new Map(rows.map((row) => [row.member, row.id]));
}

const draftsToPublish = (user: User, { named }: Decisions) =>
	atLeast(user.role, 'editor')
		? named
				.filter(({ draft }) => draft)
				.map(({ id, name }) => ({ noun: 'stakeholder' as const, id, name }))
		: [];

function requireFit(user: User, group: Choice, decisions: Decisions, along: boolean) {
	const problems = decisions.named.flatMap(({ id, name, draft, line }) => {
		const field = `lines.${line}.take`;
		if (id === group.id) return { field, message: 'This is the group itself. Leave it out.' };
		if (!draft || along || !atLeast(user.role, 'editor')) return [];
		return { field, message: `${name} is a draft. Publish it with the list, or leave it out.` };
	});
	if (group.draft && atLeast(user.role, 'editor'))
		problems.push({ field: '', message: `${group.name} is a draft. Publish it first.` });
	if (problems.length) throw new Refused(problems);
}
