import { sql } from 'drizzle-orm';
import { type SearchNoun, searchNouns } from '../../domain/search/search.ts';
import { keysOf } from '../../domain/vocabulary.ts';
import type { Database } from '../db/index.ts';
import { transactionOf } from '../db/joined.ts';
import { refreshAnchors } from '../copies/anchors.ts';
import {
	articlePrinting,
	changedPosition,
	clock,
	participation,
	represented,
	searchEntry
} from './tables.ts';
import type { Noun } from '../../domain/nouns.ts';
import type { Item } from '../../nouns/derive/types.ts';
import * as t from '../db/schema.ts';
import { Changes, put } from './changes.ts';
import { type Dependents, dependentsOf, statementsToAnchor } from './dependents.ts';
import { idArray, slices } from './ids.ts';
import { linkedIds } from './namers.ts';
import { stamp, stampAll, stampChanges } from './sync.ts';

// Derived tables hold data that is slow to compute: search index, names in statements, represented members, clocks, changes
// of position, reports that several articles print, and places of quotations in copies. A transaction reports every item
// that it writes (`reportChange`) and updates the derived tables last (`refresh`).

const changesOf = new WeakMap<object, Changes>();

export function reportChange(
	session: Database,
	noun: Noun,
	before: Item<Noun> | undefined,
	after: Item<Noun>
): void {
	changesIn(session).add(noun, before, after);
}

export function reportCopy(session: Database, articleId: string): void {
	changesIn(session).copiedArticles.add(articleId);
}

/** Reports articles whose text was found to be another's too, or not to be. */
export function reportPrintings(session: Database, ids: string[]): void {
	const { printings } = changesIn(session);
	for (const id of ids) printings.add(id);
}

/** Reports items whose names changed, so that the JSON of every item that names them changed too. */
export function reportChangedNames(session: Database, noun: Noun, ids: string[]): void {
	const { changedJson, changedNames } = changesIn(session);
	put(changedJson, noun, ids);
	put(changedNames, noun, ids);
}

/** Reports items whose JSON changed, though nobody saves them. */
export function reportChangedJson(session: Database, items: { noun: Noun; id: string }[]): void {
	const { changedJson } = changesIn(session);
	for (const { noun, id } of items) put(changedJson, noun, [id]);
}

/** Reports items whose JSON changed, for transactions that report nothing else; call it last. */
export async function stampItems(
	session: Database,
	items: { noun: Noun; id: string }[]
): Promise<void> {
	if (!items.length) return;
	await takeTurn(session);
	await stamp(
		session,
		items.map(({ noun, id }) => [noun, [id]] as const)
	);
}

function changesIn(session: Database): Changes {
	const transaction = transactionOf(session);
	const changes = changesOf.get(transaction) ?? new Changes();
	changesOf.set(transaction, changes);
	return changes;
}

/** Updates the derived tables. Nothing may be written to the record after it. */
export async function refresh(session: Database): Promise<void> {
	const changes = changesOf.get(session);
	changesOf.delete(session);
	if (!changes) return;
	const anchored = await statementsToAnchor(session, changes);
	if (!changes.changedJson.size && !changes.printings.size && !anchored.length) return;
	await takeTurn(session);
	const dependents = await dependentsOf(session, changes);
	const reprinted = await derive(session, {
		...dependents,
		// A member that joins a group changes who is represented, and no name in a statement.
		saved: [...(changes.items.get('statement') ?? [])],
		positions: changes.positions,
		articles: [...(changes.changedJson.get('article') ?? []), ...changes.printings],
		anchored
	});
	await stampChanges(session, changes, [
		['statement', anchored],
		['event', dependents.events],
		['regulation', dependents.regulations],
		['article', reprinted]
	]);
}

/**
 * Updates the derived rows of some changed items, and of no item that depends on them. This is enough to list these items
 * in a transaction that is rolled back, for which no other writer has to wait.
 */
export async function refreshAlone<N extends Noun>(
	session: Database,
	noun: N,
	changed: { before: Item<N>; after: Item<N> }[]
): Promise<void> {
	const changes = new Changes();
	for (const { before, after } of changed) changes.add(noun, before, after);
	const its = (of: Noun) => (of === noun ? changed.map(({ after }) => after.id) : []);
	await derive(session, {
		search: keysOf(searchNouns).map((each) => [each, its(each)] as const),
		statements: its('statement'),
		saved: its('statement'),
		regulations: its('regulation'),
		positions: changes.positions,
		articles: its('article'),
		anchored: []
	});
}

/** @returns the articles whose report is another now */
async function derive(
	session: Database,
	{
		search,
		statements,
		saved,
		regulations,
		positions,
		articles,
		anchored
	}: Omit<Dependents, 'events'> &
		Pick<Changes, 'positions'> &
		Record<'saved' | 'articles' | 'anchored', string[]>
): Promise<string[]> {
	for (const [noun, ids] of search)
		for (const some of slices(ids))
			await session.execute(sql`select refresh_search(${noun}, ${idArray(some)})`);
	for (const some of slices(statements))
		await session.execute(sql`select refresh_members(${idArray(some)})`);
	for (const some of slices(saved))
		await session.execute(sql`select refresh_participations(${idArray(some)})`);
	for (const some of slices(regulations))
		await session.execute(sql`select refresh_clocks(${idArray(some)})`);
	for (const some of slices(positions.stakeholders))
		await session.execute(
			sql`select refresh_positions(${idArray(some)}, ${idArray([...positions.regulations])})`
		);
	for (const some of slices(anchored)) await refreshAnchors(session, some);
	const reprinted: string[] = [];
	for (const some of slices(articles))
		reprinted.push(
			...(await linkedIds(session, (ids) => sql`select refresh_printings(${ids})`, some))
		);
	return reprinted;
}

/**
 * Lets one transaction at a time update derived tables, so that each sees the commits before it. Also marks the version
 * of the record that it raises as derived (`raise_record_version`).
 */
export const takeTurn = (session: Database) =>
	session.execute(
		sql`select pg_advisory_xact_lock(20200122), set_config('rulewatch.derived', 'yes', true)`
	);

/** Rebuilds all derived tables under a new version of the record, while other writers wait. */
export async function refreshAll(session: Database): Promise<void> {
	await takeTurn(session);
	const all = await everyItem(session);
	await derive(session, {
		search: keysOf(searchNouns).map((noun) => [noun, all(noun)] as const),
		statements: all('statement'),
		saved: all('statement'),
		regulations: all('regulation'),
		positions: {
			stakeholders: new Set(all('stakeholder')),
			regulations: new Set(all('regulation'))
		},
		articles: all('article'),
		anchored: all('statement')
	});
	await stampAll(session);
	const next = sql`${t.recordVersion.version} + 1`;
	await session.update(t.recordVersion).set({ version: next, derived: next });
	await session.execute(
		sql`select pg_notify('record_version', version::text) from ${t.recordVersion}`
	);
}

/** The ids of each noun, including deleted items that still have derived rows. */
async function everyItem(session: Database) {
	const items = keysOf(searchNouns).map(
		(noun) => sql`select ${noun}::text as noun, id from ${t[noun]}`
	);
	const left = [
		sql`select noun, row_id from ${searchEntry}`,
		sql`select 'statement', statement_id from ${represented}`,
		sql`select 'statement', statement_id from ${participation}`,
		sql`select 'regulation', regulation_id from ${clock}`,
		sql`select 'article', article_id from ${articlePrinting}`,
		sql`select 'stakeholder', stakeholder_id from ${changedPosition}`,
		sql`select 'regulation', regulation_id from ${changedPosition}`
	];
	const rows = await session
		.select({ noun: sql<SearchNoun>`noun`, id: sql<string>`id` })
		.from(sql`(${sql.join([...items, ...left], sql` union `)}) item`);
	return (wanted: SearchNoun) => rows.flatMap(({ noun, id }) => (noun === wanted ? id : []));
}

/** Whether something wrote to the record without `refresh`, such as a person with a database client. */
export async function isStale(session: Database): Promise<boolean> {
	const [row] = await session.select().from(t.recordVersion);
	return row !== undefined && row.derived !== row.version;
}
