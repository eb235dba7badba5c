import { sql } from 'drizzle-orm';
import { type SearchNoun, searchNouns } from '../../domain/search/search.ts';
import { keysOf } from '../../domain/vocabulary.ts';
import type { Database } from '../db/index.ts';
import { transactionOf } from '../db/joined.ts';
import { refreshAnchors } from '../copies/anchors.ts';
import { clock, represented, searchEntry } from './tables.ts';
import type { Noun } from '../../domain/nouns.ts';
import type { Item } from '../../nouns/derive/types.ts';
import * as t from '../db/schema.ts';
import { Changes } from './changes.ts';
import { anchoredBy, type Dependents, dependentsOf } from './dependents.ts';
import { allOf, slices, type Session } from './ids.ts';
import { noteTouched, stamp, stampAll } from './sync.ts';

// Tables that hold what takes too long to be read from the record each time: the entries of the search, the members that
// statements represent, the dates of laws' clocks, and whether the words of quotations stand in the copies of their pages.
// Whoever writes to the record reports each item (`changed`), and has them follow as the last thing before the same
// transaction ends (`refresh`).

export type { Session };

const changesOf = new WeakMap<object, Changes>();

/** Reports an item that a transaction writes, as it was before, if it was there, and as it is now. */
export function changed(
	session: Session,
	noun: Noun,
	before: Item<Noun> | undefined,
	after: Item<Noun>
): void {
	reported(session).add(noun, before, after);
}

/** Reports that a transaction keeps a copy of an article’s page, or looked at the page. */
export function copied(session: Session, articleId: string): void {
	reported(session).copied.add(articleId);
}

/** Reports items that read otherwise for programs since a transaction wrote something that hangs on them. */
export function touched(session: Session, noun: Noun, ids: string[]): void {
	const all = reported(session).touched;
	all.set(noun, new Set([...(all.get(noun) ?? []), ...ids]));
}

/** As `touched`, in a transaction of its own that reports nothing else: as the last thing in it. */
export async function noteAlone(
	session: Session,
	items: { noun: Noun; id: string }[]
): Promise<void> {
	if (!items.length) return;
	await takeTurn(session);
	await stamp(
		session,
		items.map(({ noun, id }) => [noun, [id]] as const)
	);
}

function reported(session: Session): Changes {
	const transaction = transactionOf(session);
	const changes = changesOf.get(transaction) ?? new Changes();
	changesOf.set(transaction, changes);
	return changes;
}

/** Has the derived tables follow what the transaction reported. Nothing may be written to the record after it. */
export async function refresh(session: Session): Promise<void> {
	const changes = changesOf.get(session);
	changesOf.delete(session);
	if (!changes) return;
	const anchored = await anchoredBy(session, changes);
	if (!changes.touched.size && !anchored.length) return;
	await takeTurn(session);
	const dependents = await dependentsOf(session, changes);
	await derive(session, { ...dependents, anchored });
	await noteTouched(session, changes, [
		['statement', anchored],
		['regulation', dependents.regulations]
	]);
}

async function derive(
	session: Session,
	{ found, statements, regulations, anchored }: Dependents & { anchored: string[] }
) {
	for (const [noun, ids] of found)
		for (const some of slices(ids))
			await session.execute(sql`select refresh_search(${noun}, ${allOf(some)})`);
	for (const some of slices(statements))
		await session.execute(sql`select refresh_members(${allOf(some)})`);
	for (const some of slices(regulations))
		await session.execute(sql`select refresh_clocks(${allOf(some)})`);
	for (const some of slices(anchored)) await refreshAnchors(session, some);
}

/**
 * One transaction after another, until it ends, so that each sees what those before it have committed; and the version
 * of the record that it raises is one of the derived tables too (`raise_record_version`).
 */
export const takeTurn = (session: Session) =>
	session.execute(
		sql`select pg_advisory_xact_lock(20200122), set_config('rulewatch.derived', 'yes', true)`
	);

/** Makes all derived tables anew, under a new version of the record. Others who write wait. */
export async function refreshAll(session: Session): Promise<void> {
	await takeTurn(session);
	const all = await everyItem(session);
	await derive(session, {
		found: keysOf(searchNouns).map((noun) => [noun, all(noun)] as const),
		statements: all('statement'),
		regulations: all('regulation'),
		anchored: all('statement')
	});
	await stampAll(session);
	const next = sql`${t.recordVersion.version} + 1`;
	await session.update(t.recordVersion).set({ version: next, derived: next });
	await session.execute(
		sql`select pg_notify('record_version', version::text) from ${t.recordVersion}`
	);
}

/** The ids of each noun: of its items, and of those that something derived is left of. */
async function everyItem(session: Session) {
	const items = keysOf(searchNouns).map(
		(noun) => sql`select ${noun}::text as noun, id from ${t[noun]}`
	);
	const left = [
		sql`select noun, row_id from ${searchEntry}`,
		sql`select 'statement', statement_id from ${represented}`,
		sql`select 'regulation', regulation_id from ${clock}`
	];
	const rows = await session
		.select({ noun: sql<SearchNoun>`noun`, id: sql<string>`id` })
		.from(sql`(${sql.join([...items, ...left], sql` union `)}) item`);
	return (wanted: SearchNoun) => rows.flatMap(({ noun, id }) => (noun === wanted ? id : []));
}

/** Whether something wrote to the record past `refresh`, as nobody but a person with a database of their own does. */
export async function isStale(session: Pick<Database, 'select'>): Promise<boolean> {
	const [row] = await session.select().from(t.recordVersion);
	return row !== undefined && row.derived !== row.version;
}
