import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { expect, test, type TestInfo } from '@playwright/test';
import { freePort } from '../../bin/ports.js';
import { hasPostgres, startPostgres } from '../../bin/postgres.js';
import { startServer, temporaryFolder } from '../../bin/server.js';
import { inFull } from '../fixtures.ts';
import { type Arrived, letterFaults } from '../letters.ts';
import { loadedFolder } from '../loaded.ts';
import { openPostOffice, type Stage, stages } from '../post-office.ts';
import { openTables, type Place } from '../record.ts';

// The app is killed and restarted while letters leave, until all are sent.

const letters = 300;
const kills = inFull ? 50 : 4;
const perLife = Math.floor(letters / kills);

const title = (database: string) =>
	`promise 42: of ${letters} letters, ${kills} kills of the app on ${database} lose none, and one goes twice at most each time`;

test(title('the embedded database'), async ({}, info) => {
	test.setTimeout(120_000 + kills * 20_000);
	const { folder, remove } = loadedFolder();
	await killAndCount({ folder }, info);
	remove();
});

if (inFull)
	test(title('PostgreSQL'), async ({}, info) => {
		test.skip(!hasPostgres(), 'PostgreSQL is not installed here.');
		// A killed process holds its letters for two minutes.
		test.setTimeout(600_000 + kills * 20_000);
		const { folder, remove } = temporaryFolder();
		const postgres = await startPostgres();
		try {
			await (await startServer({ RULEWATCH_FOLDER: folder, DATABASE_URL: postgres.url })).end();
			await killAndCount({ folder, database: postgres.url }, info);
		} finally {
			await postgres.stop();
			remove();
		}
	});

async function killAndCount(place: Place, { annotations }: TestInfo) {
	const arrived: Arrived[] = [];
	let life = 0;
	let reached = (_: Stage) => {};
	const mail = await openPostOffice((stage) => {
		if (stage === 'taken') arrived.push({ ...mail.arrived.at(-1)!, life });
		reached(stage);
	});
	const env = {
		RULEWATCH_FOLDER: place.folder,
		DATABASE_URL: place.database ?? '',
		ORIGIN: '',
		...mail.env
	};
	const program = ['tests/post-letters.js', String(letters)];
	await promisify(execFile)(process.execPath, program, { env: { ...process.env, ...env } });
	const due = Object.fromEntries(
		Array.from({ length: letters }, (_, number) => {
			const to = `reader-${number}@example.org`;
			return [to, `<${encodeURIComponent(to)}@localhost>`];
		})
	);

	/** Starts the app and kills it this many milliseconds after a stage of one of its first letters. */
	async function killAt(stage: Stage, number: number, milliseconds: number) {
		life++;
		const port = String(await freePort());
		// Spawned directly, because letters leave before the app reports readiness.
		const app = spawn(process.execPath, ['server.js'], {
			env: { ...process.env, ...env, PORT: port },
			stdio: 'ignore'
		});
		const exit = once(app, 'exit');
		let left = number;
		reached = (at) => {
			if (at !== stage || --left) return;
			if (milliseconds) setTimeout(() => app.kill('SIGKILL'), milliseconds);
			else app.kill('SIGKILL');
		};
		expect(await exit).toEqual([null, 'SIGKILL']);
	}

	const moments: Record<string, number> = {};
	try {
		for (let kill = 0; kill < kills; kill++) {
			const stage = stages.at(-1 - (kill % stages.length))!;
			// Consecutive letters share one connection.
			const number = stage === 'connect' ? 1 : 1 + Math.floor(Math.random() * perLife);
			await killAt(stage, number, kill % 2 ? Math.random() * 10 : 0);
			moments[stage] = (moments[stage] ?? 0) + 1;
		}
		life++;
		reached = () => {};
		const server = await startServer(env);
		const missing = () => Object.keys(due).filter((to) => !arrived.some((each) => each.to === to));
		await expect.poll(missing, { timeout: 180_000 }).toEqual([]);
		await server.end();
		const tables = await openTables(place);
		const open = await tables.rows('select id from outbox where sent_at is null');
		await tables.close();
		expect(open).toEqual([]);
	} finally {
		await mail.close();
	}
	const again = arrived.length - new Set(arrived.map(({ to }) => to)).size;
	const faults = letterFaults(due, arrived);
	annotations.push({
		type: 'figure',
		description: `${letters} letters, ${kills} kills (${JSON.stringify(moments)}): ${again} went twice, ${faults.length} faults`
	});
	expect(faults).toEqual([]);
	expect(again).toBeLessThanOrEqual(kills);
}
