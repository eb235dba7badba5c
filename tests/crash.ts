import { setTimeout as after } from 'node:timers/promises';
import { type RunningServer, startServer, temporaryFolder } from '../bin/server.js';
import { Visitor } from './http.ts';
import { loadedFolder } from './loaded.ts';
import { faultsOf, heldIn, type Sent } from './ledger.ts';
import { startSaving } from './saving.ts';
import { openTables, type Tables } from './record.ts';
import { allow, invite, setUp } from './staff.ts';

// Kills and restarts the app while staff save, then compares the acknowledgements with the tables.

export interface Plan {
	saves: number;
	kills: number;
	clients?: number;
	/** A PostgreSQL; without it the embedded database. */
	url?: string;
}

export interface Outcome {
	faults: string[];
	/** The control: faults found after the tables were damaged on purpose. */
	spoiled: string[];
	acknowledged: number;
	/** Forms sent again because the app was killed before it answered. */
	again: number;
	restarts: number[];
}

export async function crash({ saves, kills, clients = 4, url }: Plan): Promise<Outcome> {
	const { folder, remove } = url ? temporaryFolder() : loadedFolder();
	const app = await killable({ RULEWATCH_FOLDER: folder, DATABASE_URL: url ?? '' });
	const [bilal, chanda] = await moveIn(app.server());
	const restarts: number[] = [];
	const saving = startSaving([bilal, chanda], {
		clients,
		isEnough: () => saving.acknowledged >= saves,
		ask: app.ask
	});
	const { sent } = saving;

	const killer = async () => {
		for (let kill = 0; kill < kills; kill++) {
			const moment = (saves / kills) * (kill + Math.random());
			while (saving.acknowledged < moment) await after(2);
			await after(Math.random() * 30);
			restarts.push(await app.killAndRestart());
			await seen(bilal, sent);
		}
	};

	try {
		await Promise.all([killer(), saving.done]);
	} finally {
		await app.server().end();
	}
	const tables = await openTables({ folder, database: url });
	const faults = faultsOf(sent, await heldIn(tables));
	await spoil(tables, sent.find(({ acknowledged }) => acknowledged)!.acknowledged!);
	const spoiled = faultsOf(sent, await heldIn(tables));
	await tables.close();
	remove();
	const { acknowledged, again } = saving;
	return { faults, spoiled, acknowledged, again, restarts: restarts.sort((a, b) => a - b) };
}

/** Damages an item as a faulty server would: loses its first version and half of its rows. */
export async function spoil({ rows }: Tables, id: string): Promise<void> {
	await rows('alter table revision disable trigger user');
	await rows(`delete from revision where noun = 'statement' and row_id = '${id}' and version = 1`);
	await rows(`update quotation set exact = 'Half' where statement_id = '${id}'`);
}

async function seen(by: Visitor, sent: Sent[]): Promise<void> {
	const last = sent.findLast(({ acknowledged }) => acknowledged);
	const ask = () => by.request(`/desk/statements/${last?.acknowledged}`);
	let page = await ask();
	while (page.status === 503) page = await ask();
	// An unanswered form may have been saved: it has the same client and turn.
	if (last && !(await page.text()).includes(last.mark.replace(/:.*/, '')))
		throw new Error(`After the restart ${last.mark} is answered ${page.status}`);
}

export async function moveIn(server: RunningServer): Promise<[Visitor, Visitor]> {
	const asma = await setUp(server, new Visitor(server.url));
	const staff: [Visitor, Visitor] = [
		await invite(asma, 'editor', 'Bilal'),
		await invite(asma, 'contributor', 'Chanda')
	];
	// The default quota is too small for thousands of saves.
	await allow(asma, 'Chanda', { megabytes: '10000', waiting: '100000' });
	return staff;
}

async function killable(env: NodeJS.ProcessEnv) {
	let server = await startServer(env);
	let life = 1;
	let up = Promise.resolve();
	return {
		server: () => server,
		/** Resolves with undefined, once the app is up again, if it was killed before it answered. */
		async ask<T>(work: () => Promise<T>): Promise<T | undefined> {
			await up;
			const asked = life;
			try {
				return await work();
			} catch {
				while (life === asked) await after(5);
				await up;
			}
		},
		/** @returns seconds until it was up again */
		async killAndRestart(): Promise<number> {
			let isUp = () => {};
			up = new Promise((resolve) => (isUp = resolve));
			await server.end('SIGKILL');
			const began = performance.now();
			server = await startServer({ ...env, PORT: server.port });
			life++;
			isUp();
			return (performance.now() - began) / 1000;
		}
	};
}
