import { expect, test, type TestInfo } from '@playwright/test';
import { setTimeout as after } from 'node:timers/promises';
import postgres from 'postgres';
import { hasPostgres, startPostgres } from '../../bin/postgres.js';
import { startServer } from '../../bin/server.js';
import { moveIn } from '../crash.ts';
import { faultProxy } from '../fault-proxy.js';
import { longestRecovery } from '../fault-injection.ts';
import { faultsOf, heldIn } from '../ledger.ts';
import { openTables } from '../record.ts';
import { startSaving } from '../saving.ts';
import { inFull } from '../fixtures.ts';

// The database server crashes and its replica takes over; the app knows both and follows.

test.describe.configure({ timeout: 180_000 });
const details = { tag: '@promise-46' };

/** Longer than PostgreSQL would wait for a replica before confirming a COMMIT. */
const cutOffMilliseconds = inFull ? 6_000 : 1_000;

async function tell(url: string, ...statements: string[]) {
	const client = postgres(url, { max: 1, onnotice: () => {} });
	for (const statement of statements) await client.unsafe(statement);
	await client.end();
}

async function failOver({ synchronous }: { synchronous: boolean }, { annotations }: TestInfo) {
	const first = await startPostgres();
	const line = await faultProxy(first.port);
	const replica = await startPostgres({ follows: line.port });
	if (synchronous)
		await tell(
			first.url,
			`alter system set synchronous_standby_names = '*'`,
			`alter system set synchronous_commit = 'remote_apply'`,
			'select pg_reload_conf()'
		);
	const both = `127.0.0.1:${first.port},127.0.0.1:${replica.port}`;
	const app = await startServer({ DATABASE_URL: `postgres://rulewatch@${both}/postgres` });
	try {
		let isEnough = false;
		const saving = startSaving(await moveIn(app), { clients: 4, isEnough: () => isEnough });
		await expect.poll(() => saving.acknowledged, { timeout: 20_000 }).toBeGreaterThan(20);
		line.close();
		const cut = performance.now();
		await after(cutOffMilliseconds);
		const savedAlone = () => saving.sent.filter(({ at = 0 }) => at > cut).length;
		if (!synchronous) await expect.poll(savedAlone, { timeout: 20_000 }).toBeGreaterThan(3);
		await first.crash();
		const alone = saving.sent.filter(({ at = 0 }) => at > cut).length;
		await tell(replica.url, 'select pg_promote()');
		// A promoted replica would otherwise wait for a replica of its own.
		await tell(
			replica.url,
			'alter system reset synchronous_standby_names',
			'select pg_reload_conf()'
		);
		const promoted = performance.now();
		const isSavedAgain = () => saving.sent.some(({ at = 0 }) => at > promoted);
		await expect.poll(isSavedAgain, { timeout: longestRecovery }).toBe(true);
		const back = Math.min(...saving.sent.map(({ at = 0 }) => (at > promoted ? at : Infinity)));
		await after(2_000);
		isEnough = true;
		// Saving a lost item again answers 404, which ends the saver.
		await saving.done.catch(() => {});
		await app.end();

		const tables = await openTables({ folder: '', database: replica.url });
		const faults = faultsOf(saving.sent, await heldIn(tables));
		await tables.close();
		const lost = saving.sent.filter(({ mark }) => faults.includes(`lost: ${mark}`));
		annotations.push({
			type: 'figure',
			description:
				`saved again ${((back - promoted) / 1000).toFixed(1)} s after the replica was promoted; ` +
				`${saving.acknowledged} acknowledged, ${alone} of them while the line was cut, ${lost.length} lost`
		});
		return { faults, lost, cut };
	} finally {
		await app.end();
		line.close();
		await first.stop();
		await replica.stop();
	}
}

test.beforeEach(() => test.skip(!hasPostgres(), 'PostgreSQL is not installed here.'));

test(
	'an asynchronous replica takes over: lost is what it was not sent, and nothing from before',
	details,
	async ({}, info) => {
		const { faults, lost, cut } = await failOver({ synchronous: false }, info);
		// The control: asynchronous replication must lose something, or the count proves nothing.
		expect(lost.length).toBeGreaterThan(0);
		expect(faults).toHaveLength(lost.length);
		for (const { mark, at } of lost) expect(at, mark).toBeGreaterThan(cut);
	}
);

if (inFull)
	test(
		'a synchronous replica takes over: nothing acknowledged is lost',
		details,
		async ({}, info) => {
			const { faults } = await failOver({ synchronous: true }, info);
			expect(faults).toEqual([]);
		}
	);
