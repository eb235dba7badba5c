import { sql } from 'drizzle-orm';
import type { Noun } from '../../domain/nouns.ts';
import { keysOf } from '../../domain/vocabulary.ts';
import { type SearchNoun, searchNouns } from '../../domain/search/search.ts';
import { clock } from './tables.ts';
import type { Changes } from './changes.ts';
import { statementsQuoting, statementsWithCopies } from '../copies/anchors.ts';
import { allOf, slices, type Session } from './ids.ts';
import { link, type Link } from '../../nouns/derive/namers.server.ts';
import { linkedIds, naming } from './namers.ts';
import * as t from '../db/schema.ts';

/** Of which items the entries of the search, which statements' members and which laws' clocks are to be made anew. */
export interface Dependents {
	found: Iterable<readonly [SearchNoun, string[]]>;
	statements: string[];
	regulations: string[];
}

/** Of a law's statements, only one as early as its first reaction can be another one. */
async function withAnotherFirst(session: Session, said: Changes['said']): Promise<string[]> {
	if (!said.size) return [];
	const [regulations, days] = [[...said.keys()], [...said.values()]];
	const rows = await session
		.select({ id: clock.regulationId })
		.from(clock)
		.innerJoin(
			sql`unnest(${allOf(regulations)}, ${allOf(days)}) said(law, day)`,
			sql`law = ${clock.regulationId}
				and (${clock.firstReactionLatest} is null or day::date <= ${clock.firstReactionLatest})`
		);
	return rows.map(({ id }) => id);
}

/** The statements, drafts too, of whose quotations it may be told otherwise whether they stand in a copy. */
export async function anchoredBy(
	session: Session,
	{ quoting, copied }: Changes
): Promise<string[]> {
	const anchored: string[] = [];
	for (const some of slices(quoting)) anchored.push(...(await statementsWithCopies(session, some)));
	if (copied.size) anchored.push(...(await statementsQuoting(session, [...copied])));
	return anchored;
}

/** What follows from changes. */
export async function dependentsOf(session: Session, changes: Changes): Promise<Dependents> {
	const { items, groups, quoted, topics, renamed } = changes;
	const linked = (names: Iterable<string>, query: Link) => linkedIds(session, query, [...names]);
	const spoken = await linked(
		renamed.stakeholder,
		(ids) => sql`
			${link(t.statement.id, t.statement.organisationId)(ids)}
			union ${link(t.statement.id, t.statement.speakerId)(ids)}`
	);
	// Who spoke for nobody counts as the body of an office, of which one may have begun or ended, or be of another kind.
	const alone: Link = (ids) =>
		sql`select id from statement where speaker_id = any(${ids}) and organisation_id is null`;
	const officers = await linked(
		renamed.stakeholder,
		link(t.membership.memberId, t.membership.groupId)
	);
	spoken.push(...(await linked([...changes.offices, ...officers], alone)));
	const groupsOfRenamed = await linked(
		renamed.stakeholder,
		link(t.membership.groupId, t.membership.memberId)
	);
	const found = new Map<Noun, string[]>();
	const add = (noun: Noun, ids: Iterable<string>) =>
		found.set(noun, [...(found.get(noun) ?? []), ...ids]);
	for (const [noun, ids] of items) add(noun, ids);
	add('statement', spoken);
	add('statement', await linked(quoted, link(t.quotation.statementId, t.quotation.articleId)));
	const { campaignId, stakeholderId } = t.campaignParticipant;
	add('campaign', await linked(renamed.stakeholder, link(campaignId, stakeholderId)));
	// A law is not found by what its related laws are called.
	for (const noun of ['topic', 'regulation'] as const) {
		const ids = { topic: topics, regulation: renamed.regulation }[noun];
		for await (const [namer, some] of naming(session, noun, ids))
			if (namer !== noun) add(namer, some);
	}
	return {
		found: keysOf(searchNouns).map((noun) => [noun, found.get(noun) ?? []] as const),
		statements: [
			...(items.get('statement') ?? []),
			...(await linked(
				[...groups, ...groupsOfRenamed],
				(ids) => sql`select statement_id from statement_name where stakeholder_id = any(${ids})`
			))
		],
		regulations: [
			...changes.regulations,
			...(await withAnotherFirst(session, changes.said)),
			...(await linked(spoken, link(t.position.regulationId, t.position.statementId)))
		]
	};
}
