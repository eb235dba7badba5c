import { sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { PublicationState } from '../../domain/vocabulary.ts';
import { chunks } from '../derived/ids.ts';
import { refresh, refreshAll } from '../derived/index.ts';
import { waitForErasure } from '../erasures/before-saving.ts';
import { erasedSentence, heldAmong } from '../erasures/check.ts';
import { announceTogether } from '../jobs/changes.ts';
import { addRevisions, newId } from '../write/index.ts';
import type { Way } from '../write/ways.ts';
import type { Database } from '../db/index.ts';
import { hasSlug, type Name, names, nounOf } from '../../domain/nouns.ts';
import { rowsOf } from '../../nouns/derive/rows.server.ts';
import type { Facts } from '../../nouns/derive/validation.server.ts';
import * as t from '../db/schema.ts';
import { FactsError, type Files, type Present, readFacts, factName } from './read.ts';
import { type LoadReport, reportOn } from './report.ts';
import { importer, updateRows } from './update.ts';

export { FactsError } from './read.ts';

// A PostgreSQL statement takes at most 65,535 parameters.
const rowsAtOnce = 1_000;

const bundled = import.meta.glob<string>('./facts/*.json', { query: '?raw', import: 'default' });

export async function bundledFacts(): Promise<Files> {
	const read = Object.entries(bundled).map(
		async ([path, file]) => [path.split('/').at(-1), await file()] as const
	);
	return Object.fromEntries(await Promise.all(read));
}

export async function isEmpty(db: Database): Promise<boolean> {
	return !(await db.$count(t.regulation)) && !(await db.$count(t.stakeholder));
}

/**
 * Keeps changes that people made to existing rows (`updateRows`).
 * @throws FactsError without a change of the database
 */
export async function loadFacts(db: Database, files: Files): Promise<LoadReport> {
	return db.transaction(async (tx) => {
		const present = await rowsPresent(tx);
		const isFirst = names.every((name) => !present[name].size);
		const way: Way = isFirst ? 'firstLoad' : `load/${newId()}`;
		const facts = readFacts(files, present);
		const fresh = pick(facts, (name, id) => !present[name].has(id));
		const old = pick(facts, (name, id) => present[name].has(id));
		const rows = rowsOf(fresh);

		const [writtenFirst] = [...rows].find(([, values]) => values.length) ?? [t.topic];
		await waitForErasure(tx, writtenFirst);
		await refuseHeld(tx, facts);
		for (const [table, values] of rows) {
			const inserted = await insert(tx, table, values);
			const name = names.find((each) => t[nounOf[each]] === table);
			const missed = name ? fresh[name].filter(({ id }) => !inserted.has(id)) : [];
			if (name && missed.length)
				throw new FactsError(missed.map(({ id }) => isTaken(name, facts, id)));
		}
		for (const name of names)
			await addRevisions(
				tx,
				nounOf[name],
				fresh[name].map((item) => ({ item, version: 1 })),
				{ author: importer, reason: 'First loaded from files of facts', way }
			);
		const updates = await updateRows(tx, old, way);
		await announceTogether(tx, way);
		const report = reportOn(rows, rowsOf(old), updates);
		if (names.every((name) => !fresh[name].length)) {
			await refresh(tx);
			return report;
		}
		// Autovacuum analyses the tables a minute later; until then the planner would take them for empty.
		await tx.execute(sql`analyze`);
		await refreshAll(tx);
		return report;
	});
}

/** @throws FactsError for rows that hold words that were erased */
async function refuseHeld(tx: Database, facts: Facts) {
	const problems: string[] = [];
	for (const name of names)
		for (const { index, field } of await heldAmong(tx, facts[name], nounOf[name]))
			problems.push(`${name}.json, ${factName(facts[name], index)}, ${field}: ${erasedSentence}`);
	if (problems.length) throw new FactsError(problems);
}

async function rowsPresent(tx: Database): Promise<Present> {
	const each = names.map((name) => {
		const table = t[nounOf[name]];
		return sql`select ${name}::text as name, id, ${table.state}::text as state from ${table}`;
	});
	const [name, id, state] = [sql<string>`name`, sql<string>`id`, sql<PublicationState>`state`];
	const rows = await tx
		.select({ name, id, state })
		.from(sql`(${sql.join(each, sql` union all `)}) present`);
	const present = {} as Record<Name, Map<string, PublicationState>>;
	for (const name of names) present[name] = new Map();
	for (const { name, id, state } of rows) present[name as Name].set(id, state);
	return present;
}

function pick(facts: Facts, wanted: (name: Name, id: string) => boolean): Facts {
	return Object.fromEntries(
		names.map((name) => [name, facts[name].filter(({ id }) => wanted(name, id))])
	) as Facts;
}

async function insert(tx: Database, table: PgTable, rows: object[]) {
	const ids = new Set<string>();
	for (const some of chunks(rows, rowsAtOnce))
		for (const row of await tx.insert(table).values(some).onConflictDoNothing().returning())
			if ('id' in row) ids.add(String(row.id));
	return ids;
}

/** Unique fields, for messages; other nouns have only a slug or an id. */
const unique: Partial<Record<Name, string>> = {
	topics: 'slug or name',
	articles: 'slug or url',
	memberships: 'group, member, relation and asOf'
};

function isTaken(name: Name, facts: Facts, id: string) {
	const row = factName(
		facts[name],
		facts[name].findIndex((each) => each.id === id)
	);
	const what = unique[name] ?? (hasSlug(nounOf[name]) ? 'slug' : 'id');
	return `${name}.json, ${row}, ${what}: belongs to another row of the record`;
}
