import { type SQL, sql } from 'drizzle-orm';
import { keysOf } from '../../domain/vocabulary.ts';
import { type SearchNoun, searchNouns } from '../../domain/search/search.ts';
import { clock } from './tables.ts';
import type { Changes } from './changes.ts';
import type { Session } from './session.ts';
import { statementsQuoting, statementsWithCopies } from '../copies/anchors.ts';
import { allOf, slices } from './ids.ts';

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
	const { items, groups, quoted, topics } = changes;
	const stakeholders = [...changes.renamed.stakeholder];
	const regulations = [...changes.renamed.regulation];
	const idsOf = async (names: Iterable<string>, query: (ids: SQL) => SQL) => {
		const all = [...names];
		if (!all.length) return [];
		const rows = session
			.select({ id: sql<string>`id` })
			.from(sql`(${query(allOf(all))}) dependent(id)`);
		return (await rows).map(({ id }) => id);
	};
	const spoken = await idsOf(
		stakeholders,
		(ids) => sql`
			select id from statement where organisation_id = any(${ids})
			union select id from statement where speaker_id = any(${ids})`
	);
	const groupsOfRenamed = await idsOf(
		stakeholders,
		(ids) => sql`select distinct group_id from membership where member_id = any(${ids})`
	);
	const dependent: Record<SearchNoun, string[][]> = {
		regulation: [
			await idsOf(
				topics,
				(ids) => sql`select regulation_id from regulation_topic where topic_id = any(${ids})`
			)
		],
		stakeholder: [],
		statement: [
			spoken,
			await idsOf(
				regulations,
				(ids) => sql`select statement_id from position where regulation_id = any(${ids})`
			),
			await idsOf(
				quoted,
				(ids) => sql`select statement_id from quotation where article_id = any(${ids})`
			)
		],
		event: [
			await idsOf(
				regulations,
				(ids) => sql`select event_id from event_regulation where regulation_id = any(${ids})`
			)
		],
		article: [
			await idsOf(
				regulations,
				(ids) => sql`select article_id from article_regulation where regulation_id = any(${ids})`
			),
			await idsOf(
				topics,
				(ids) => sql`select article_id from article_topic where topic_id = any(${ids})`
			)
		],
		campaign: [
			await idsOf(
				regulations,
				(ids) => sql`select campaign_id from campaign_regulation where regulation_id = any(${ids})`
			),
			await idsOf(
				stakeholders,
				(ids) =>
					sql`select campaign_id from campaign_participant where stakeholder_id = any(${ids})`
			)
		]
	};
	return {
		found: keysOf(searchNouns).map(
			(noun) => [noun, [...(items.get(noun) ?? []), ...dependent[noun].flat()]] as const
		),
		statements: [
			...(items.get('statement') ?? []),
			...(await idsOf(
				[...groups, ...groupsOfRenamed],
				(ids) => sql`select statement_id from statement_name where stakeholder_id = any(${ids})`
			))
		],
		regulations: [
			...changes.regulations,
			...(await withAnotherFirst(session, changes.said)),
			...(await idsOf(
				spoken,
				(ids) => sql`select distinct regulation_id from position where statement_id = any(${ids})`
			))
		]
	};
}
