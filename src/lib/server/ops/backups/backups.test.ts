import { sql } from 'drizzle-orm';
import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { outbox } from '../../jobs/tables.ts';
import { db } from '../../db/index.ts';
import { migrate, migrateWithin, migrations } from '../../db/migrate.ts';
import {
	recomputedRows,
	storedRows
} from '../../../../../tests/helpers/server/derived/test-derived.ts';
import { bundledFacts, loadFacts } from '../../seed/load.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { dropEverything } from './empty.ts';
import { linesIn } from './format.ts';
import { queryRows, tablesOf } from './tables.ts';
import {
	backup,
	collectLines,
	content,
	from,
	reconnect,
	restoreBackup
} from '../../../../../tests/helpers/server/ops/backups/test-restore.ts';

/** Finds the law that these tests add in the search index. */
const found = sql`select row_id from search_entry where names like '%zanzibar%'`;

const awkward = [
	'“quoted”, (in brackets), \\back\\slashed\\, "twice"',
	'NULL',
	'',
	'a\nb\r\nc\td\u2028e',
	"it's; drop table account --",
	'👩🏽‍🚀 ‮right to left‬ قانون'
];

beforeEach(async () => {
	await cast.article();
	await cast.regulation();
	await cast.stakeholder('coalition');
	await cast.statement('objection');
	for (const [n, text] of awkward.entries())
		await cast.topic(`awkward-${n}`, { name: `${n} ${text}`, description: text });
	await db.insert(outbox).values({
		dedupeKey: 'x',
		kind: 'x',
		recipient: awkward[0]!,
		createdAt: new Date(),
		nextTryAt: new Date()
	});
});

describe('a backup', () => {
	it('brings back every table as it was, over whatever stands there by then', async () => {
		await loadFacts(db, await bundledFacts());
		const before = await backup();
		await db.execute(sql`truncate citation, signatory`);
		await cast.topic('later');
		const { tables } = await restoreBackup(before);
		expect(content(await backup())).toEqual(content(before));
		expect(tables.find(({ name }) => name === 'statement')?.rows).toBeGreaterThan(100);
		expect(tables.find(({ name }) => name === 'search_entry')?.rows).toBeGreaterThan(100);
	});

	it('would be seen to miss a row, or a letter of one', async () => {
		const before = await backup();
		await db.execute(sql`update topic set description = 'b' where id = 'awkward-2'`);
		expect(content(await backup())).not.toEqual(content(before));
	});

	it('leaves the house in order: numbers go on, the search follows, claims need sources', async () => {
		await restoreBackup(await backup());
		const [letter] = await db
			.insert(outbox)
			.values({
				dedupeKey: 'y',
				kind: 'x',
				recipient: 'y',
				createdAt: new Date(),
				nextTryAt: new Date()
			})
			.returning({ id: outbox.id });
		expect(letter?.id).toBe(2);
		await cast.regulation('new', { title: 'Zanzibar Act', state: 'published' });
		expect(await queryRows(db, found)).toEqual([{ row_id: 'new' }]);
		await expect(
			db.transaction((tx) => tx.execute(sql`delete from citation where statement_id is not null`))
		).rejects.toThrow();
	});

	it('of an older Rulewatch is brought up to date', async () => {
		const [older] = migrations() as [ReturnType<typeof migrations>[number]];
		await db.transaction(async (tx) => {
			await dropEverything(tx);
			await migrateWithin(tx as never, older.folderMillis);
		});
		await reconnect();
		await db.execute(sql`insert into regulation (id, slug, title, jurisdiction, issuing_body, instrument, status, state)
			values ('old', 'old', 'Zanzibar Act', 'TZ', 'Ministry', 'act', 'in_force', 'published')`);
		const old = await backup();
		await restoreBackup(old);
		expect(await queryRows(db, found)).toEqual([{ row_id: 'old' }]);
	});

	it('of Rulewatch 0.1 brings back all that was said, written and sent there', async () => {
		const lines = await readFile(
			new URL(
				'../../../../../tests/helpers/server/ops/backups/rulewatch-0.1.backup',
				import.meta.url
			),
			'utf8'
		);
		const { tables } = await restoreBackup(lines.trimEnd().split('\n'));
		const rowsOf = (name: string) => tables.find((table) => table.name === name)?.rows;
		expect(['statement', 'signatory', 'account', 'revision', 'proposal'].map(rowsOf)).toEqual([
			...[1, 1, 1, 1, 1]
		]);
		expect(tables.map(({ name }) => name)).not.toContain('law_tally');
		const quoted = sql`select row_id from search_entry where vector @@ search_query('reconsider')`;
		expect(await queryRows(db, quoted)).toEqual([{ row_id: 'letter' }]);
		expect(await queryRows(db, sql`select made, text_public from clock`)).toEqual([
			{ made: '2020-01-21', text_public: '2020-02-12' }
		]);
		expect(await storedRows()).toEqual(await recomputedRows());
		const article = sql`select address_key, url from article where id = 'mint'`;
		expect(await queryRows(db, article)).toEqual([
			{ address_key: 'example.org/mint', url: 'https://example.org/mint' }
		]);
	});

	it('of Rulewatch 0.1 is the way from there: its database is refused in a sentence', async () => {
		await db.execute(
			sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('0.1', 1)`
		);
		try {
			await expect(migrate(db)).rejects.toThrow(/made by Rulewatch 0\.1.*npm run restore/);
		} finally {
			await db.execute(sql`delete from drizzle.__drizzle_migrations where created_at = 1`);
		}
	});

	it('is refused by a database that holds something, which stays as it is', async () => {
		const before = await backup();
		await cast.topic('later');
		await expect(restoreBackup(before, false)).rejects.toThrow(
			/^The database is not empty.*--replace/
		);
		expect(await queryRows(db, sql`select id from topic where id = 'later'`)).toHaveLength(1);
	});
});

const head = (lines: string[], change: object) => [
	JSON.stringify({ ...JSON.parse(lines[0]!), ...change }),
	...lines.slice(1)
];
const changed = (lines: string[], from: string, to: string) => {
	const at = lines.findIndex((line) => line.includes(from));
	return lines.with(at, lines[at]!.replace(from, to));
};

const damages: [name: string, damage: (lines: string[]) => string[], sentence: RegExp][] = [
	['is no backup', () => ['{"rulewatch":"news"}'], /is no backup/],
	['is empty', () => [], /is no backup/],
	['lacks its end', (lines) => lines.slice(0, -1), /cut short: its end is missing/],
	['lacks its second half', (lines) => lines.slice(0, lines.length / 2), /its end is missing/],
	['goes on after its end', (lines) => [...lines, '{"end":1}'], /goes on after its end/],
	[
		'has another letter in a row',
		(lines) => changed(lines, '1 NULL', '1 nULL'),
		/topic does not hold/
	],
	[
		'lacks a piece of its rows',
		(lines) =>
			lines.toSpliced(
				lines.findIndex((line) => line.startsWith('[')),
				1
			),
		/does not hold|refused/
	],
	[
		'lacks a table',
		(lines) =>
			lines.toSpliced(
				lines.findIndex((line) => line.includes('"topic"}')),
				1
			),
		/damaged|columns/
	],
	[
		'has a line that means nothing',
		(lines) => lines.toSpliced(5, 0, '{"drop":"all"}'),
		/means nothing/
	],
	['is of a later form', (lines) => head(lines, { format: 2 }), /newer Rulewatch/],
	[
		'is of a later schema',
		(lines) => head(lines, { migration: { when: 9e15, hash: 'x' } }),
		/newer Rulewatch/
	],
	[
		'is of a schema unknown here',
		(lines) => head(lines, { migration: { when: 1, hash: 'x' } }),
		/never had/
	]
];

describe('a backup is refused, and nothing is changed, where it', () => {
	it.each(damages)('%s', async (_, damage, sentence) => {
		const before = await backup();
		const broken = damage(before);
		expect(broken).not.toEqual(before);
		await cast.topic('later');
		const now = content(await backup());
		await expect(restoreBackup(broken)).rejects.toThrow(sentence);
		expect(content(await backup())).toEqual(now);
	});
});

describe('what a backup holds', () => {
	it('is every table, each after those that it refers to', async () => {
		const tables = await tablesOf(db);
		const names = tables.map(({ name }) => name);
		const all = sql`select tablename from pg_tables where schemaname = 'public' order by 1`;
		expect(names.toSorted()).toEqual(
			(await queryRows<{ tablename: string }>(db, all)).map(({ tablename }) => tablename).toSorted()
		);
		for (const [index, { needs }] of tables.entries())
			for (const need of needs) expect(names.indexOf(need)).toBeLessThan(index);
	});

	it('is read in pieces, wherever they are cut', async () => {
		const text = 'one\ntwo \u2028 still two\n\nfour';
		const pieces = (size: number) => text.match(new RegExp(`[^]{1,${size}}`, 'g'))!;
		for (const size of [1, 2, 3, 7, 100])
			expect(await collectLines(linesIn(from(pieces(size)))), `${size}`).toEqual(text.split('\n'));
	});
});
