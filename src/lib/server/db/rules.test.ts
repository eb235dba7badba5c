import { sql } from 'drizzle-orm';
import { readdirSync } from 'node:fs';
import { parse } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { searchNouns } from '../../domain/search/search.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { isStale, refreshAll } from '../derived/index.ts';
import { log } from '../ops/log.ts';
import { connectPostgres } from './postgres.ts';
import { databaseSettings, db } from './index.ts';
import { migrate } from './migrate.ts';
import { countQueries } from '../../../../tests/helpers/server/db/query-count.ts';
import { readRules } from './rule-files.ts';
import { notedRules } from './standing-rules.ts';

const warn = vi.spyOn(log, 'warn');

/** The altered rules in the last warning of the log. */
const named = () => /made anew: (.*?)\. /.exec(String(warn.mock.lastCall))?.[1];

beforeEach(() => warn.mockReset());
afterAll(() => warn.mockRestore());

/** Makes the database record rules of another version, all of whose statements differ. */
const beOfAnotherVersion = () =>
	db.execute(sql`update drizzle.rules_version set hash = 'other', statements = '{}'`);

/** Makes the database record rules of another version, one of whose statements differs. */
const beOfVersionWithout = (key: string) =>
	db.execute(
		sql`update drizzle.rules_version set hash = 'other', statements = statements - ${key}::text`
	);

/** Replaces a rule by the one of an earlier version. */
async function beOfVersionWith(rule: string, statement: string) {
	await db.execute(statement);
	await db.execute(
		sql.raw(`comment on ${rule} is 'Rulewatch makes this anew when it starts, from drizzle/rules.'`)
	);
	const definition = rule.startsWith('view')
		? sql`(select hashtextextended(ev_action::text, 0)::text from pg_rewrite
				where ev_class = ${rule.split(' ')[1]}::text::regclass and rulename = '_RETURN')`
		: sql`pg_get_functiondef(${rule.split(' ')[1]}::text::regprocedure)`;
	await db.execute(
		sql`update drizzle.rules_version set rules = rules || jsonb_build_object(${rule}::text, ${definition})`
	);
	await beOfVersionWithout(/^\w+ \w+/.exec(rule)![0]);
}

interface Found {
	name: string;
	is: string;
}

/** All rules of the database as text; with `id`, recreated rules differ as well. */
const standing = (id = false): Promise<Found[]> => {
	const own = sql.raw(id ? `'x' || oid || '-' || xmin` : `''`);
	return db
		.select({ name: sql<string>`name`, is: sql<string>`definition` })
		.from(
			sql`(
				select relname::text as name, concat_ws(' ', pg_get_viewdef(oid), obj_description(oid, 'pg_class'), ${own}) as definition
				from pg_class where relkind = 'v' and relnamespace = 'public'::regnamespace
				union all
				select oid::regprocedure::text, concat_ws(' ', pg_get_functiondef(oid), obj_description(oid, 'pg_proc'), ${own})
				from pg_proc where prokind = 'f' and pronamespace = 'public'::regnamespace
				union all
				select tgname, concat_ws(' ', tgenabled, pg_get_triggerdef(oid), obj_description(oid, 'pg_trigger'), ${own})
				from pg_trigger where not tgisinternal
			) found`
		)
		.orderBy(sql`name`, sql`definition`);
};

let fresh: Found[];

beforeAll(async () => {
	fresh = await standing();
});

afterEach(async () => {
	await migrate(db);
	expect(await standing()).toEqual(fresh);
});

describe('the rules of the database', () => {
	it('are each made once, and carry a comment that tells who made them', () => {
		const ours = fresh.filter(({ is }) => is.includes('Rulewatch makes this anew'));
		expect(ours).toHaveLength(readRules().rules.length);
		const found = readdirSync('drizzle/rules/derived/search').map((file) => parse(file).name);
		expect(found.sort()).toEqual(Object.keys(searchNouns).sort());
	});

	it('stay the very same at a start that finds them as they should be', async () => {
		const before = await standing(true);
		expect(await countQueries(() => migrate(db))).toBeLessThanOrEqual(4);
		expect(await standing(true)).toEqual(before);
		expect(warn).not.toHaveBeenCalled();
	});

	it('are all made anew where the database has those of another version, and nobody is named', async () => {
		const before = await standing(true);
		await beOfAnotherVersion();
		await migrate(db);
		expect(await standing()).toEqual(fresh);
		expect(await standing(true)).not.toEqual(before);
		expect(warn).not.toHaveBeenCalled();
		expect(await notedRules(db)).toMatchObject({
			hash: readRules().hash,
			isSealed: true,
			altered: []
		});
	});

	it.each([
		['view search_law', ['search_document', 'search_law']],
		['trigger event_cites_article', ['event_cites_article']],
		['function require_source', ['require_source(text,text)']],
		['view regulation_event', ['regulation_clock', 'regulation_event']]
	])(
		'stay the very same but for %s and what rests on it, where it alone changed',
		async (key, remade) => {
			const before = await standing(true);
			await beOfVersionWithout(key);
			expect(await countQueries(() => migrate(db))).toBeLessThanOrEqual(24);
			const after = await standing(true);
			expect(
				after.filter((_, index) => after[index]!.is !== before[index]!.is).map(({ name }) => name)
			).toEqual(remade);
		}
	);

	it('are compared once where somebody granted a privilege, and known at once from then on', async () => {
		await db.execute('grant execute on function refuse_change() to public');
		expect(await notedRules(db)).toMatchObject({ isSealed: false, altered: [] });
		await migrate(db);
		expect(await notedRules(db)).toMatchObject({ isSealed: true });
		expect(warn).not.toHaveBeenCalled();
	});

	it('are not called altered in another PostgreSQL or in a copy of the database, which print them otherwise', async () => {
		await db.execute(
			sql`update drizzle.rules_version set place = '150000 1', rules = rules || '{"view proof": "other words"}'`
		);
		await migrate(db);
		expect(warn).not.toHaveBeenCalled();
		await db.execute(sql`drop trigger event_cites_article on event`);
		await migrate(db);
		expect(warn).toHaveBeenCalledOnce();
	});
});

describe('a rule of ours', () => {
	const view = `create or replace view search_law as select id, ''::text as names, ''::text as country, ''::text as instrument from regulation`;
	it.each([
		['a view that somebody replaced', 'view search_law', view],
		[
			'a function that somebody replaced',
			'function refuse_change()',
			'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$'
		],
		[
			'a trigger that somebody switched off',
			'trigger revision_append_only on revision',
			'alter table revision disable trigger revision_append_only'
		],
		[
			'a trigger that somebody dropped',
			'trigger event_cites_article on event',
			'drop trigger event_cites_article on event'
		],
		['a view that somebody dropped', 'view proof', 'drop view proof'],
		[
			'a view that somebody made otherwise under its name',
			'view proof',
			'drop view proof;\ncreate view proof as select 1 as one'
		]
	])('%s is named at the start, and restored', async (_, rule, statements) => {
		for (const statement of statements.split(';\n')) await db.execute(statement);
		expect(await standing()).not.toEqual(fresh);
		await migrate(db);
		expect(named()).toBe(rule);
		expect(await standing()).toEqual(fresh);
		warn.mockReset();
		await migrate(db);
		expect(warn).not.toHaveBeenCalled();
	});

	it('that earlier versions had is gone once this one has started', async () => {
		await beOfVersionWith('view old_rule', 'create view old_rule as select 1 as one');
		await beOfVersionWith(
			'function old_rule()',
			'create function old_rule() returns integer language sql as $$ select 1 $$'
		);
		await migrate(db);
		expect(await standing()).toEqual(fresh);
	});
});

describe('what an operator added', () => {
	/** Runs statements of an operator around the work, then the ones that undo them. */
	async function having(made: string[], undone: string[], work: () => Promise<void>) {
		for (const statement of made) await db.execute(statement);
		try {
			await work();
		} finally {
			for (const statement of undone) await db.execute(statement);
		}
	}

	it('stays as it was: views, functions, triggers and an index, also those that rest on ours', async () => {
		await having(
			[
				'create view my_laws as select id, title from regulation',
				'create view my_proof as select citation.id from proof citation',
				'create view my_search as select * from search_document',
				'create function my_count() returns bigint language sql as $$ select count(*) from regulation $$',
				'create function my_laws_in(place text) returns setof proof language sql as $$ select * from proof $$',
				'create table my_table (id integer, words text)',
				'create index my_index on my_table (fold(words))',
				'create trigger my_trigger before update on my_table for each row execute function refuse_change()',
				'create trigger my_law_trigger before update on regulation for each row when (old.id is null) execute function refuse_change()'
			],
			[
				'drop view my_laws, my_proof, my_search',
				'drop function my_count()',
				'drop function my_laws_in(text)',
				'drop trigger my_law_trigger on regulation',
				'drop table my_table'
			],
			async () => {
				const before = await standing();
				expect(before).toHaveLength(fresh.length + 7);
				await beOfAnotherVersion();
				await migrate(db);
				expect(await standing()).toEqual(before);
				await db.execute(`insert into my_table values (1, 'É')`);
				await expect(db.execute('update my_table set id = 2')).rejects.toThrow();
				expect(warn).not.toHaveBeenCalled();
			}
		);
	});

	it('stays when a view of ours on which it rests gains words, which is replaced where it stands', async () => {
		await beOfVersionWith(
			'view statement_name',
			'create or replace view statement_name as select id as statement_id, organisation_id as stakeholder_id from statement'
		);
		await having(
			['create view my_names as select statement_id from statement_name'],
			['drop view my_names'],
			async () => {
				await migrate(db);
				expect((await standing()).filter(({ name }) => name !== 'my_names')).toEqual(fresh);
			}
		);
	});

	it('is named where a view of ours cannot be changed beneath it, and nothing is changed', async () => {
		await db.execute('drop view printed_report');
		await beOfVersionWith(
			'view printed_report',
			'create view printed_report as select 1 as one, 2 as two'
		);
		await having(
			['create view my_printing as select two from printed_report'],
			['drop view my_printing'],
			async () => {
				const before = await standing(true);
				await expect(migrate(db)).rejects.toThrow(
					/view my_printing depends on view printed_report.*Nothing was changed. Drop what you made/
				);
				expect(await standing(true)).toEqual(before);
			}
		);
	});

	it('is named where it has the name of a rule that a new version brings, and nothing is changed', async () => {
		await db.execute('drop view printed_report');
		await db.execute(
			sql`update drizzle.rules_version set hash = 'other', rules = rules - 'view printed_report'`
		);
		await having(
			['create view printed_report as select 1 as one'],
			['drop view printed_report'],
			async () => {
				const before = await standing(true);
				await expect(migrate(db)).rejects.toThrow(
					/name that is taken.*"printed_report".*Nothing was changed. Rename what you made/
				);
				expect(await standing(true)).toEqual(before);
			}
		);
	});

	it('stays where it hangs on a view of ours itself', async () => {
		await having(
			['create rule my_rule as on insert to proof do instead nothing'],
			['drop rule my_rule on proof'],
			async () => {
				await beOfAnotherVersion();
				await migrate(db);
				const rules = await db.select({ name: sql`rulename` }).from(sql`pg_rules`);
				expect(rules).toContainEqual({ name: 'my_rule' });
			}
		);
	});

	it('keeps the privileges of whom it let read the views', async () => {
		const reader = `reader_${process.pid}`;
		await having(
			[
				`create role ${reader}`,
				`grant select on all tables in schema public to ${reader} with grant option`,
				'grant select on proof to public'
			],
			['revoke select on proof from public', `drop owned by ${reader}`, `drop role ${reader}`],
			async () => {
				const readable = () =>
					db
						.select({ name: sql`table_name`, to: sql`grantee`, further: sql`is_grantable` })
						.from(sql`information_schema.role_table_grants`)
						.where(sql`grantee in (${reader}, 'PUBLIC') and table_schema = 'public'`)
						.orderBy(sql`1, 2`);
				const before = await readable();
				expect(before.length).toBeGreaterThan(50);
				await beOfAnotherVersion();
				await migrate(db);
				expect(await readable()).toEqual(before);
			}
		);
	});
});

describe('rows that are derived', () => {
	beforeEach(async () => {
		await cast.scene();
		await cast.topic();
		await cast.saved('topic', 'expression', 1);
		await db.transaction(refreshAll);
	});

	it('are made anew at the start that brings another view of them, and only then', async () => {
		await beOfVersionWithout('trigger event_cites_article');
		await migrate(db);
		expect(await isStale(db)).toBe(false);
		await beOfVersionWith(
			'view search_law',
			`create or replace view search_law as select id, ''::text as names, ''::text as country, ''::text as instrument from regulation`
		);
		await migrate(db);
		expect(await isStale(db)).toBe(true);
	});

	it('stand where a rule changed by which nothing is derived', async () => {
		await beOfVersionWith(
			'function refuse_change()',
			'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$'
		);
		await migrate(db);
		expect(await isStale(db)).toBe(false);
	});

	it('and indexes of what a function gives are made anew with it', async () => {
		await cast.article('café', { headline: 'Café', slug: 'cafe' });
		const byHeadline = () =>
			db.transaction(async (tx) => {
				await tx.execute(sql`set local enable_seqscan = off`);
				await tx.execute(sql`set local enable_bitmapscan = off`);
				return tx
					.select({ id: sql`id` })
					.from(sql`article`)
					.where(sql`fold(headline) = fold('cafe')`);
			});
		expect(await byHeadline()).toHaveLength(1);
		await beOfVersionWith(
			'function fold(text)',
			'create or replace function fold(value text) returns text language sql immutable strict set search_path = public as $$ select value $$'
		);
		await db.execute('reindex index article_headline_index');
		expect(await byHeadline()).toHaveLength(0);
		await migrate(db);
		expect(await byHeadline()).toHaveLength(1);
	});
});

it.skipIf(!process.env.DATABASE_URL)(
	'several processes that start at once make the rules anew once',
	async () => {
		await db.execute('drop trigger event_cites_article on event');
		const url = databaseSettings().url!;
		const connections = await Promise.all([1, 2, 3, 4].map(() => connectPostgres({ url })));
		await Promise.all(connections.map(({ exclusively }) => exclusively(migrate)));
		await Promise.all(connections.map(({ close }) => close()));
		expect(warn).toHaveBeenCalledTimes(1);
		expect(await standing()).toEqual(fresh);
	}
);
