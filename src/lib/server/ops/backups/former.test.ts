import { asc, eq, sql } from 'drizzle-orm';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '../../db/index.ts';
import { migrate, migrateTo, migrateWithin, migrations } from '../../db/migrate.ts';
import * as t from '../../db/schema.ts';
import {
	recomputedRows,
	storedRows
} from '../../../../../tests/helpers/server/derived/test-derived.ts';
import type { User } from '../../../domain/staff.ts';
import * as topics from '../../../nouns/topic/queries.server.ts';
import { getUnsent } from '../../desk/entry/index.ts';
import * as proposals from '../../write/proposals/index.ts';
import { correction, csvImport, proposal } from '../../desk/tables.ts';
import { dropEverything } from './empty.ts';
import { linesIn } from './format.ts';
import { isFormer } from './former.ts';
import { queryRows } from './tables.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { user } from '../../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import {
	backup,
	collectLines,
	content,
	reconnect,
	restoreBackup
} from '../../../../../tests/helpers/server/ops/backups/test-restore.ts';

// These are databases of all commits that called themselves 0.1 or 0.2. `histories.json` has their migrations as
// [when, hash], and the first and last commit with each set. For every set of tables and columns that was rewritten
// later there is a backup of one commit, with the same small record.

const folder = new URL(
	'../../../../../tests/helpers/server/ops/backups/test-backups/',
	import.meta.url
);
const { migrations: made, histories } = JSON.parse(
	await readFile(new URL('histories.json', folder), 'utf8')
) as {
	migrations: [when: number, hash: string][];
	histories: { version: string; from: string; to: string; applied: number[] }[];
};
const backups = (await readdir(folder)).filter((name) => name.endsWith('.backup'));

const migrationsOf = (applied: number[]) =>
	applied.map((index) => ({ when: made[index]![0], hash: made[index]![1] }));

/** Whether its migrations are the first of ours, so that ours can continue from there. */
const isOurs = (applied: number[]) =>
	migrationsOf(applied).every(({ hash }, index) => hash === migrations()[index]?.hash);

/** Columns, constraints, views, functions and triggers of the database, as text. */
const catalogue = () =>
	queryRows(
		db,
		sql`select table_name || '.' || column_name as name, concat_ws(' ', data_type, is_nullable, column_default) as is
			from information_schema.columns where table_schema = 'public'
		union all select conname, pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
		union all select relname, concat_ws(' ', pg_get_viewdef(oid), obj_description(oid, 'pg_class')) from pg_class
			where relkind = 'v' and relnamespace = 'public'::regnamespace
		union all select oid::regprocedure::text, concat_ws(' ', pg_get_functiondef(oid), obj_description(oid, 'pg_proc'))
			from pg_proc where prokind = 'f' and pronamespace = 'public'::regnamespace
		union all select tgname, concat_ws(' ', tgenabled, pg_get_triggerdef(oid), obj_description(oid, 'pg_trigger'))
			from pg_trigger where not tgisinternal
		union all select 'noted ' || jsonb_object_keys(rules), hash from drizzle.rules_version
		order by 1, 2`
	);

let fresh: unknown;

beforeAll(async () => {
	fresh = await catalogue();
});

async function restoreFile(name: string) {
	const text = createReadStream(new URL(name, folder)).pipe(createGunzip()).setEncoding('utf8');
	await restoreBackup(await collectLines(linesIn(text)));
}

describe.each(backups)('the backup %s', (name) => {
	it('is taken over, with what later versions know of each row', async () => {
		await restoreFile(name);
		expect(await catalogue()).toEqual(fresh);
		expect(await storedRows()).toEqual(await recomputedRows());
		const found = sql`select row_id from search_entry where vector @@ search_query('zanzibar') and noun = 'regulation'`;
		expect(await queryRows(db, found)).toEqual([{ row_id: 'rules' }]);

		const signatories = await db.select().from(t.signatory).orderBy(asc(t.signatory.ordinal));
		expect(signatories.map(({ stakeholderId }) => stakeholderId)).toEqual([
			...['zuhra', 'bilal', 'dina']
		]);
		const actors = await db.select().from(t.eventActor).orderBy(asc(t.eventActor.ordinal));
		expect(actors.map(({ stakeholderId }) => stakeholderId)).toEqual(['dina', 'bilal']);
		const [article] = await db.select().from(t.article);
		expect(article?.addressKey).toBe('example.org/letter');
		expect(await db.select().from(t.quotation)).toHaveLength(1);
	});
});

describe('an early backup', () => {
	it('has a speaker sign their own statement no longer, and a version says why', async () => {
		await restoreFile('0.1-3337f478.backup');
		const [last] = await db
			.select()
			.from(t.revision)
			.where(eq(t.revision.rowId, 'protest'))
			.orderBy(sql`version desc`)
			.limit(1);
		expect(last).toMatchObject({
			version: 3,
			snapshot: { signatories: ['zuhra', 'bilal', 'dina'] },
			reason: expect.stringContaining('does not sign it as well')
		});
	});

	it('has announced corrections name their change, and sends the others back to the editors', async () => {
		await restoreFile('0.1-3337f478.backup');
		const corrections = await db.select().from(correction).orderBy(asc(correction.id));
		expect(corrections).toMatchObject([
			{ id: 'fixed', state: 'made', noun: 'regulation', rowId: 'rules', rowVersion: 1 },
			{ id: 'unproven', state: 'waiting', noun: null, note: expect.stringContaining('2026-11-24') }
		]);
	});

	it('counts what its files take of the room of whoever sent them', async () => {
		await restoreFile('0.1-3337f478.backup');
		expect(await db.select({ bytes: csvImport.bytes }).from(csvImport)).toEqual([{ bytes: 15 }]);
	});

	it('from before there were accounts leaves their tables empty', async () => {
		await restoreFile('0.1-62ad6383.backup');
		expect(await db.$count(t.statement)).toBe(1);
		expect(await queryRows(db, sql`select id from account`)).toEqual([]);
	});
});

/** Pretends during `work` that these migrations made the database. */
async function claiming<T>(applied: { when: number; hash: string }[], work: () => Promise<T>) {
	const own = migrations().map(({ folderMillis, hash }) => ({ when: folderMillis, hash }));
	await note(applied);
	try {
		return await work();
	} finally {
		await note(own);
	}
}

async function note(applied: { when: number; hash: string }[]) {
	await db.execute(sql`delete from drizzle.__drizzle_migrations`);
	for (const { when, hash } of applied)
		await db.execute(
			sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${when})`
		);
}

describe('the database of a commit that called itself 0.1 or 0.2', () => {
	it.each(histories.filter(({ applied }) => !isOurs(applied)))(
		'($version, $from to $to) is refused with the way to take it over',
		async ({ version, applied }) => {
			const its = migrationsOf(applied);
			await claiming(its, async () => {
				await expect(migrate(db)).rejects.toThrow(
					/made by Rulewatch 0\.[12].*Nothing was changed.*npm run backup.*npm run restore/
				);
				expect(
					await queryRows(db, sql`select hash from drizzle.__drizzle_migrations`)
				).toHaveLength(its.length);
			});
			const head = { rulewatch: 'backup', format: 1, made: '', migration: its.at(-1)!, tables: [] };
			expect(isFormer({ ...head, rulewatch: 'backup' }), `${version} is restored`).toBe(true);
		}
	);

	it('goes on where the migrations are ours: all of 0.2 since its tables stood', () => {
		const ours = histories.filter(({ applied }) => isOurs(applied));
		expect(ours.map(({ from }) => from)).toContain('fa14b104');
		expect(ours.every(({ version }) => version === '0.2')).toBe(true);
		expect(ours.length).toBeGreaterThan(5);
	});
});

describe('a database whose last migration is our', () => {
	it.each([1, 2, 7, 8, 13, 17, 22])('%i. is brought up to date by the start', async (count) => {
		await db.transaction(async (tx) => {
			await dropEverything(tx);
			await migrateWithin(tx as never, migrations()[count - 1]!.folderMillis);
		});
		await reconnect();
		await migrate(db);
		expect(await catalogue()).toEqual(fresh);
	});
});

const drafts = sql`values ('sent', 'draft', 'Waiting for an editor'), ('kept', 'draft', 'Kept as a draft'),
	('free', 'draft', 'No source yet'), ('gone', 'withdrawn', 'Taken back by its author')`;

it('A database of 0.3 keeps what was decided about quotations of captured pages, why its drafts are ones, and all that was typed.', async () => {
	await db.transaction(async (tx) => {
		await dropEverything(tx);
		await migrateWithin(tx as never, migrations()[23]!.folderMillis);
		for (const statement of [
			sql`insert into account (id, email, name, role, password_hash) values ('zuhra', 'z@example.org', 'Zuhra', 'editor', '')`,
			sql`insert into copy (id, way, bytes, sha256, text, normal_text, offsets, captured_at)
				select id, 'pasted', 'x', repeat('0', 64), 'x', 'x', '{0}', now() from unnest(array['decided', 'new']) id`,
			sql`insert into capture (copy_id, account_id, found, typed, dropped, saved) values
				('decided', 'zuhra', '{}', '{}', '{30,7}', '{"7": "letter", "120": "letter"}'),
				('new', 'zuhra', '{}', '{}', '{}', '{}')`,
			sql`insert into regulation (id, slug, title, issuing_body, instrument, jurisdiction, status, state, state_reason)
				select row_id, row_id, row_id, 'Ministry', 'act', 'PK', 'in_force', state::publication_state, reason
				from (${drafts}) row (row_id, state, reason)`,
			sql`insert into revision (noun, row_id, version, snapshot, author, author_id, reason)
				select 'regulation', row_id, 1, jsonb_build_object('state', state, 'stateReason', reason), 'Zuhra', 'zuhra', ''
				from (${drafts}) row (row_id, state, reason)`,
			sql`insert into proposal (id, noun, row_id, base, item, title, author_id, reason, state) values
				('sent', 'regulation', 'sent', 1, '{}', 'Sent', 'zuhra', '', 'sent_back')`,
			sql`insert into unsent_form (key, account_id, noun, row_id, version, proposal_id, typed, updated_at) values
				('key-of-a-new-one', 'zuhra', 'statement', null, 0, null, '{"summary": "Typed"}', '2026-11-01T00:00Z'),
				('key-of-a-change-1', 'zuhra', 'regulation', 'sent', 1, 'sent', '{"title": "Mine"}', '2026-11-02T00:00Z')`
		])
			await tx.execute(statement);
	});
	await reconnect();
	await migrate(db);
	const reasons = await queryRows(
		db,
		sql`select id, state_reason as is, snapshot->>'stateReason' as was from regulation, revision where id = row_id order by 1`
	);
	expect(reasons).toEqual([
		{ id: 'free', is: 'No source yet', was: 'No source yet' },
		{ id: 'gone', is: 'Taken back by its author', was: 'Taken back by its author' },
		{ id: 'kept', is: 'kept', was: 'kept' },
		{ id: 'sent', is: 'waiting', was: 'waiting' }
	]);
	const unsent = (key: string) => getUnsent({ id: 'zuhra' } as User, key);
	expect(await unsent('key-of-a-change-1')).toMatchObject({
		noun: 'regulation',
		rowId: 'sent',
		version: 1,
		proposalId: 'sent',
		typed: { title: 'Mine' },
		updatedAt: new Date('2026-11-02')
	});
	expect(await unsent('key-of-a-new-one')).toMatchObject({
		noun: 'statement',
		rowId: null,
		version: 0,
		proposalId: null,
		typed: { summary: 'Typed' }
	});
	expect(
		await db
			.select({ state: proposal.state, title: proposal.title })
			.from(proposal)
			.where(eq(proposal.id, 'sent'))
	).toEqual([{ state: 'sent_back', title: 'Sent' }]);
	const rows = await db.select().from(t.capturedQuotation).orderBy(asc(t.capturedQuotation.at));
	expect(rows.map(({ at, state, statementId }) => [at, state, statementId])).toEqual([
		[7, 'taken', 'letter'],
		[30, 'dropped', null],
		[120, 'taken', 'letter']
	]);
	expect(await db.select({ matched: t.capture.matched }).from(t.capture)).toEqual([
		{ matched: null },
		{ matched: null }
	]);
});

describe('a database in which quotations had a state of their own', () => {
	it('says why each is kept back, in its versions, in what was sent and in files too', async () => {
		await db.transaction(async (tx) => {
			await dropEverything(tx);
			await migrateWithin(tx as never, migrations()[23]!.folderMillis);
		});
		await reconnect();
		const shown = { exact: 'No.', article: 'dawn', lang: 'en' };
		const kept = { ...shown, exact: 'Never.' };
		const old = JSON.stringify({
			id: 'letter',
			summary: 'No',
			quotations: [
				{ ...shown, state: 'published' },
				{ ...kept, state: 'draft', stateReason: 'Unsure' }
			]
		});
		for (const statement of [
			sql`insert into article (id, slug, outlet, section, source_type) values ('dawn', 'dawn', 'Dawn', 'news', 'news')`,
			sql`insert into stakeholder (id, slug, name, kind) values ('union', 'union', 'Union', 'media_union')`,
			sql`insert into statement (id, organisation_id, date, earliest, latest, basis, channel, summary)
				values ('letter', 'union', '2020', '2020-01-01', '2020-12-31', 'event', 'letter', 'No')`,
			sql`insert into quotation (id, statement_id, article_id, exact, state, state_reason) values
				('letter.q1', 'letter', 'dawn', 'No.', 'published', null),
				('letter.q2', 'letter', 'dawn', 'Never.', 'draft', 'Unsure'),
				('letter.q3', 'letter', 'dawn', 'Not yet.', 'withdrawn', null)`,
			sql`insert into account (id, name, email, password_hash, role)
				values ('chanda', 'Chanda', 'c@example.org', '', 'contributor')`,
			sql`insert into revision (noun, row_id, version, snapshot, author, reason)
				values ('statement', 'letter', 1, ${old}::text::jsonb, 'Chanda', 'New')`,
			sql`insert into proposal (id, noun, row_id, base, item, title, author_id, reason)
				values ('p', 'statement', 'letter', 1, ${old}::text::jsonb, 'No', 'chanda', 'New')`,
			sql`insert into csv_import (id, name, file_name, hash, columns, total, account_id)
				values ('file', 'statements', 'rows.csv', '', '{}', 1, 'chanda')`,
			sql`insert into csv_row (import_id, number, cells, item) values ('file', 2, '{}', ${old}::text::jsonb)`
		])
			await db.execute(statement);
		await migrate(db);
		expect(await catalogue()).toEqual(fresh);
		expect(await queryRows(db, sql`select id, kept_back from quotation order by id`)).toEqual([
			{ id: 'letter.q1', kept_back: null },
			{ id: 'letter.q2', kept_back: 'Unsure' },
			{ id: 'letter.q3', kept_back: 'No reason was given' }
		]);
		const now = [shown, { ...kept, keptBack: 'Unsure' }];
		const items = sql`select item from proposal union all select item from csv_row union all select snapshot from revision`;
		for (const { item } of await queryRows<{ item: object }>(db, items))
			expect(item).toEqual({ id: 'letter', summary: 'No', quotations: now });
		await expect(db.execute(sql`update revision set reason = ''`)).rejects.toThrow();
	});
});

describe('a database in which topics had no state', () => {
	it('has its topics published, and a draft of each new one that was sent', async () => {
		await db.transaction(async (tx) => {
			await dropEverything(tx);
			await migrateTo(tx as never, migrations()[26]!.folderMillis);
		});
		await reconnect();
		for (const statement of [
			sql`insert into topic (id, slug, name, version) values ('speech', 'speech', 'Speech', 2)`,
			sql`insert into revision (noun, row_id, version, snapshot, author, reason, created_at)
				select 'topic', 'speech', version, '{"id": "speech", "slug": "speech", "name": "Speech"}', 'Bilal', '', made::timestamptz
				from (values (1, '2026-01-01T00:00Z'), (2, '2026-02-01T00:00Z')) row (version, made)`,
			sql`insert into account (id, name, email, password_hash, role)
				values ('chanda', 'Chanda', 'c@example.org', '', 'contributor')`,
			sql`insert into former_slug values ('topic', 'old-name', 'speech')`,
			sql`insert into proposal (id, noun, row_id, base, item, title, author_id, reason, state)
				select id, 'topic', 'row-of-' || id, 0, jsonb_build_object('name', name), name, 'chanda', 'New', state::proposal_state
				from (values ('p1', 'Libertés d’expression!', 'sent'), ('p2', 'Speech', 'sent_back'), ('p3', 'آزادی', 'sent'),
					('p4', 'Old name', 'sent'), ('p5', 'Twins', 'sent'), ('p6', 'Twins', 'sent'), ('p7', 'No', 'rejected')) row (id, name, state)`,
			sql`insert into proposal (id, noun, row_id, base, item, author_id, state, replaces)
				values ('form', 'topic', '', 0, '{"name": "Liberty"}', 'chanda', 'unsent', 'p1')`
		])
			await db.execute(statement);
		await migrate(db);
		expect(await catalogue()).toEqual(fresh);
		const rows = await db.select().from(t.topic).orderBy(t.topic.id);
		expect(rows.map(({ id, slug, state }) => [id, slug, state])).toEqual([
			['row-of-p1', 'libertes-dexpression', 'draft'],
			['row-of-p2', 'speech-row-of-p2', 'draft'],
			['row-of-p3', 'row-of-p3', 'draft'],
			['row-of-p4', 'old-name-row-of-p4', 'draft'],
			['row-of-p5', 'twins-row-of-p5', 'draft'],
			['row-of-p6', 'twins-row-of-p6', 'draft'],
			['speech', 'speech', 'published']
		]);
		expect(rows.at(-1)).toMatchObject({
			createdAt: new Date('2026-01-01'),
			updatedAt: new Date('2026-02-01')
		});
		expect(
			await queryRows(db, sql`select distinct snapshot from revision where row_id = 'speech'`)
		).toEqual([{ snapshot: { id: 'speech', slug: 'speech', name: 'Speech', state: 'published' } }]);
		expect(await getUnsent({ id: 'chanda' } as User, 'form')).toMatchObject({
			rowId: 'row-of-p1',
			version: 1,
			typed: { name: 'Liberty' }
		});
		const bilal = await user('editor');
		await proposals.publishProposal(bilal, 'p1', 1);
		await proposals.publishProposal(bilal, 'p3', 1);
		expect((await topics.list()).map(({ name, slug }) => [name, slug])).toEqual([
			['Libertés d’expression!', 'libertes-dexpression'],
			['Speech', 'speech'],
			['آزادی', 'row-of-p3']
		]);
		expect(await db.$count(proposal, eq(proposal.base, 0))).toBe(1);
	});
});

describe('the database of a newer Rulewatch', () => {
	const newer = () => [
		...migrations().map(({ folderMillis, hash }) => ({ when: folderMillis, hash })),
		{ when: migrations().at(-1)!.folderMillis + 1, hash: 'newer' }
	];
	const rebuilt = () => [{ when: migrations().at(-1)!.folderMillis + 1, hash: 'new baseline' }];

	it.each([
		['with a migration more', newer],
		['with a new baseline', rebuilt]
	])('%s is neither migrated nor replaced', async (_, applied) => {
		await cast.topic('kept');
		const lines = await backup();
		await claiming(applied(), async () => {
			const refusal = /belongs to a newer Rulewatch.*Nothing was changed.*npm run restore/;
			await expect(migrate(db)).rejects.toThrow(refusal);
			await expect(restoreBackup(lines)).rejects.toThrow(refusal);
			await expect(restoreBackup(lines, false)).rejects.toThrow(refusal);
			const itsBackup = await backup();
			expect(content(itsBackup)).toEqual(content(lines));
			await expect(restoreBackup(itsBackup)).rejects.toThrow(
				/newer Rulewatch.*Nothing was changed/
			);
		});
		expect(await db.$count(t.topic)).toBe(1);
	});
});

describe('a database in which a sentence told old backups that stay from a failure', () => {
	it('tells them by a column, and a failure as one', async () => {
		await db.transaction(async (tx) => {
			await dropEverything(tx);
			await migrateTo(tx as never, migrations()[35]!.folderMillis);
		});
		await reconnect();
		await db.execute(sql`insert into daily_backup (day, began_at, ended_at, failure) values
			('2026-11-01', '2026-11-01', '2026-11-01', 'Old backups stay in /backups, as they could not be removed: EPERM.'),
			('2026-11-02', '2026-11-02', '2026-11-02', 'in the weekly drill it could not be restored. The disk is full.'),
			('2026-11-03', '2026-11-03', null, 'Old backups stay no longer.'),
			('2026-11-04', '2026-11-04', '2026-11-04', null)`);
		await migrate(db);
		expect(await catalogue()).toEqual(fresh);
		const { failure, stays } = t.dailyBackup;
		const rows = await db.select({ failure, stays }).from(t.dailyBackup).orderBy(t.dailyBackup.day);
		expect(rows).toEqual([
			{ failure: null, stays: expect.stringMatching(/^Old backups stay in .* EPERM\.$/) },
			{ failure: expect.stringMatching(/^in the weekly drill .* full\.$/), stays: null },
			{ failure: 'Old backups stay no longer.', stays: null },
			{ failure: null, stays: null }
		]);
	});
});
