import { sql } from 'drizzle-orm';
import type { Noun } from '../../domain/nouns.ts';
import { keysOf } from '../../domain/vocabulary.ts';
import { type SearchNoun, searchNouns } from '../../domain/search/search.ts';
import { clock } from './tables.ts';
import type { Changes } from './changes.ts';
import { statementsQuoting, statementsWithCopies } from '../copies/anchors.ts';
import type { Database } from '../db/index.ts';
import { idArray, slices } from './ids.ts';
import { link, type Link } from '../../nouns/derive/namers.server.ts';
import { idsNaming, linkedIds } from './namers.ts';
import * as t from '../db/schema.ts';

export interface Dependents {
	search: Iterable<readonly [SearchNoun, string[]]>;
	statements: string[];
	/** Events whose actors may count as other kinds now. */
	events: string[];
	regulations: string[];
}

/** A law's first reaction can only change by a statement that is not later than it. */
async function withNewFirstReaction(
	session: Database,
	affected: Changes['affectedLaws']
): Promise<string[]> {
	if (!affected.size) return [];
	const [regulations, days] = [[...affected.keys()], [...affected.values()]];
	const rows = await session
		.select({ id: clock.regulationId })
		.from(clock)
		.innerJoin(
			sql`unnest(${idArray(regulations)}, ${idArray(days)}) affected(law, day)`,
			sql`law = ${clock.regulationId}
				and (${clock.firstReactionLatest} is null or day::date <= ${clock.firstReactionLatest})`
		);
	return rows.map(({ id }) => id);
}

/** Statements, drafts included, whose quotations must be looked up again in the copies of their pages. */
export async function statementsToAnchor(
	session: Database,
	{ quotingStatements, copiedArticles }: Changes
): Promise<string[]> {
	const ids: string[] = [];
	for (const some of slices(quotingStatements))
		ids.push(...(await statementsWithCopies(session, some)));
	if (copiedArticles.size) ids.push(...(await statementsQuoting(session, [...copiedArticles])));
	return ids;
}

export async function dependentsOf(session: Database, changes: Changes): Promise<Dependents> {
	const { items, groups, quotedArticles, changedNames, renamed } = changes;
	const linked = (names: Iterable<string>, query: Link) => linkedIds(session, query, [...names]);
	// A person counts as the body of their office, which may have begun, ended or changed its kind.
	const members = await linked(
		renamed.stakeholder,
		link(t.membership.memberId, t.membership.groupId)
	);
	const officers = await linked(
		[...changes.officers, ...members],
		(ids) => sql`select id from stakeholder where id = any(${ids}) and kind = 'person'`
	);
	const counted = [...renamed.stakeholder, ...officers];
	const spoken = await linked(
		counted,
		(ids) => sql`
			${link(t.statement.id, t.statement.organisationId)(ids)}
			union ${link(t.statement.id, t.statement.speakerId)(ids)}`
	);
	const acted = await linked(counted, link(t.eventActor.eventId, t.eventActor.stakeholderId));
	const groupsOfRenamed = await linked(
		renamed.stakeholder,
		link(t.membership.groupId, t.membership.memberId)
	);
	const search = new Map<Noun, string[]>();
	const add = (noun: Noun, ids: Iterable<string>) =>
		search.set(noun, [...(search.get(noun) ?? []), ...ids]);
	for (const [noun, ids] of items) add(noun, ids);
	add('statement', spoken);
	add(
		'statement',
		await linked(quotedArticles, link(t.quotation.statementId, t.quotation.articleId))
	);
	const { regulation, stakeholder } = renamed;
	// The search does not find a law by the names of related laws, nor an event by the names of its actors.
	for (const [noun, ids, except] of [
		['topic', changedNames.get('topic') ?? [], []],
		['regulation', regulation, ['regulation']],
		['stakeholder', stakeholder, ['membership', 'event', 'statement']]
	] as const)
		for await (const [namer, some] of idsNaming(session, noun, ids, except)) add(namer, some);
	return {
		search: keysOf(searchNouns).map((noun) => [noun, search.get(noun) ?? []] as const),
		statements: [
			...(items.get('statement') ?? []),
			...(await linked(
				[...groups, ...groupsOfRenamed],
				(ids) => sql`select statement_id from statement_name where stakeholder_id = any(${ids})`
			))
		],
		events: acted,
		regulations: [
			...changes.regulations,
			...(await linked(acted, link(t.eventRegulation.regulationId, t.eventRegulation.eventId))),
			...(await withNewFirstReaction(session, changes.affectedLaws)),
			...(await linked(spoken, link(t.position.regulationId, t.position.statementId)))
		]
	};
}
