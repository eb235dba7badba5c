import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { User } from '../../domain/staff.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { keep } from '../../../../tests/helpers/server/copies/test-copies.ts';
import { logger } from '../../../../tests/helpers/server/db/query-count.ts';
import { says, uploaded, user } from '../../../../tests/helpers/server/desk/imports/test-files.ts';
import { erasedName as name, nameIsErased } from '../../../../tests/helpers/server/test-erased.ts';
import { guild } from '../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import { db } from '../db/index.ts';
import { saveUnsent } from '../desk/entry/index.ts';
import { queryRows } from '../ops/backups/tables.ts';
import { loadFacts } from '../seed/load.ts';
import { sendProposal } from '../write/proposals/index.ts';
import { lockTables } from './sweep.ts';

let chanda: User;

beforeEach(async () => {
	await cast.scene();
	chanda = await user('contributor');
});

const form = { key: 'k', noun: 'topic', rowId: null, version: 0, proposalId: null } as const;
const change = { version: 1, reason: 'Read in Dawn' };
const topics = JSON.stringify([{ id: 'z', slug: 'z', name, state: 'published' }]);

const savings: [what: string, table: string, save: () => Promise<unknown>][] = [
	['a form left unsent', 'proposal', () => saveUnsent(chanda, { ...form, typed: { name } })],
	['a copy of a page', 'copy', () => keep(`“No”, said ${name}.`)],
	[
		'a proposed change',
		'proposal',
		() => sendProposal(chanda, 'stakeholder', guild({ id: 'union', name }), change)
	],
	['a file of facts', 'topic', () => loadFacts(db, { 'topics.json': topics })]
];

it.each(savings)('%s locks its table before erasures are read', async (_what, table, save) => {
	const logged = vi.spyOn(logger, 'logQuery');
	await save().catch(() => undefined);
	const queries = (logged.mock.calls as unknown as [string][]).map(([query]) => query);
	logged.mockRestore();
	const lock = queries.indexOf(`lock table "${table}" in row exclusive mode`);
	const check = queries.findIndex((query) => query.includes('from "erasure"'));
	expect(lock).toBeGreaterThan(-1);
	expect(check).toBeGreaterThan(lock);
});

// PGlite has one connection, so nothing is saved while an erasure runs.
describe.skipIf(!process.env.DATABASE_URL)('during an erasure', () => {
	it.each([
		...savings,
		['an import', 'csv_row', () => uploaded(chanda, [says(`${name} objects.`)])] as const
	])('%s waits, and is refused for the words', async (_what, _table, save) => {
		let saving: Promise<unknown> | undefined;
		await db.transaction(async (session) => {
			await lockTables(session);
			saving = save().then(
				() => 'saved',
				(error: Error) => error.message
			);
			await vi.waitFor(
				async () => {
					const waiting = await queryRows(session, sql`select from pg_locks where not granted`);
					expect(waiting).toHaveLength(1);
				},
				{ timeout: 10_000 }
			);
			await nameIsErased(session);
		});
		expect(await saving).toMatch(/erased from the record/);
	});
});
