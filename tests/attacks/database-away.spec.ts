import { expect, test, type TestInfo } from '@playwright/test';
import { setTimeout as after } from 'node:timers/promises';
import { hasPostgres, startPostgres } from '../../bin/postgres.js';
import { startServer } from '../../bin/server.js';
import { moveIn, spoil } from '../crash.ts';
import { faultProxy } from '../fault-proxy.js';
import { calm, faultsIn, longestWait, recoveries, startReading } from '../fault-injection.ts';
import { faultsOf, heldIn } from '../ledger.ts';
import { openTables } from '../record.ts';
import { startSaving } from '../saving.ts';
import { inFull } from '../fixtures.ts';

// The database goes away and comes back while staff save and readers read, without a restart of the app.

const rounds = inFull ? 5 : 1;
/** Longer than the response deadline, so that some requests time out. */
const awayMilliseconds = inFull ? 9_000 : 4_000;

test.describe.configure({ timeout: 120_000 + rounds * 30_000 });

type Postgres = Awaited<ReturnType<typeof startPostgres>>;
type Line = Awaited<ReturnType<typeof faultProxy>>;

interface Trouble {
	begin: (postgres: Postgres, line: Line) => unknown;
	end: (postgres: Postgres, line: Line) => unknown;
}

const ofServers: Record<string, Trouble> = {
	'a crash of the database': {
		begin: (postgres) => postgres.crash(),
		end: (postgres) => postgres.restart()
	},
	'a freeze of the database': {
		begin: (postgres) => postgres.freeze(),
		end: (postgres) => postgres.thaw()
	}
};

const ofLines: Record<string, Trouble> = Object.fromEntries(
	// recovery.spec.ts covers a connection that hangs.
	(inFull ? (['latency', 'loss', 'reset', 'hang'] as const) : (['loss', 'reset'] as const)).map(
		(fault) => [
			`${fault} on the line to the database`,
			{ begin: (_, line) => line.set(fault), end: (_, line) => line.set('none') }
		]
	)
);

test.beforeAll(() => test.skip(!hasPostgres(), 'PostgreSQL is not installed here.'));

async function hold({ begin, end }: Trouble, { annotations }: TestInfo) {
	const postgres = await startPostgres();
	const line = await faultProxy(postgres.port);
	const url = postgres.url.replace(`:${postgres.port}`, `:${line.port}`);
	const app = await startServer({ DATABASE_URL: url });
	try {
		const over: number[] = [];
		const staff = await moveIn(app);
		const reading = startReading(app.url);
		let isOver = false;
		const saving = startSaving(staff, { clients: 4, isEnough: () => isOver });
		for (let round = 0; round < rounds; round++) {
			await after(calm / 2);
			await begin(postgres, line);
			await after(awayMilliseconds);
			await end(postgres, line);
			over.push(performance.now());
			await after(calm);
		}
		isOver = true;
		await Promise.all([saving.done, reading.stop()]);

		const tables = await openTables({ folder: '', database: postgres.url });
		const faults = faultsOf(saving.sent, await heldIn(tables));
		await spoil(tables, saving.sent.find(({ acknowledged }) => acknowledged)!.acknowledged!);
		const spoiled = faultsOf(saving.sent, await heldIn(tables));
		await tables.close();
		const { answers } = reading;
		const description =
			`${rounds} times: ${saving.acknowledged} saves acknowledged, ${faults.length} faults; ` +
			`longest answer ${seconds(longestWait(answers))}, well again after ` +
			`${seconds(Math.max(...recoveries(answers, over)))}`;
		annotations.push({ type: 'figure', description });
		expect(faults).toEqual([]);
		expect(faultsIn(answers, over)).toEqual([]);
		expect(app.child.exitCode).toBeNull();
		expect(saving.acknowledged).toBeGreaterThan(rounds * 10);
		expect(spoiled.join('\n')).toMatch(/lost: .*gaps: .*half an item: /s);
	} finally {
		await app.end();
		line.close();
		await postgres.stop();
	}
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

for (const [tag, troubles] of [
	['@promise-37', ofServers],
	['@promise-38', ofLines]
] as const)
	for (const [name, trouble] of Object.entries(troubles))
		test(
			`${name} under load, ${rounds} times: told in time, well again soon, nothing acknowledged lost`,
			{ tag },
			async ({}, info) => hold(trouble, info)
		);
