import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as after } from 'node:timers/promises';
import postgres from 'postgres';
import { ownDatabase } from '../../bin/own-database.js';
import { startServer, temporaryFolder } from '../../bin/server.js';
import { run } from '../../bin/steps.js';

/** Until a process has heard of what was published; within a second it asks itself. */
const newsMilliseconds = 60;
const beatMilliseconds = 50;

/** @typedef {Awaited<ReturnType<typeof openSide>>} Side */

/**
 * One of the checkouts that are held against each other, with a database of its own and, once started, its app.
 * @param {string} checkout built
 * @param {{ server?: string, statements: number }} record on this PostgreSQL, or embedded; 0 statements for the facts
 */
export async function openSide(checkout, { server, statements }) {
	const { folder, remove } = temporaryFolder();
	const database = server ? await ownDatabase(server) : undefined;
	const url = database?.url ?? '';
	if (statements)
		await run(process.execPath, ['--input-type=module', '-e', filling(url, statements)], {
			cwd: checkout
		});
	const sql = url ? postgres(url, { max: 1, onnotice: () => {} }) : undefined;
	/** @type {Awaited<ReturnType<typeof startServer>> | undefined} */
	let app;

	/** @param {string} path */
	async function read(path) {
		const began = performance.now();
		const response = await fetch(app?.url + path, { headers: { 'accept-encoding': 'identity' } });
		await response.arrayBuffer();
		// One item in fifty of a synthetic record is a draft.
		if (![200, 404].includes(response.status)) throw new Error(`${response.status} for ${path}`);
		return response.status === 200 ? performance.now() - began : undefined;
	}

	return {
		read,
		async start() {
			const env = { DATABASE_URL: url, RULEWATCH_FOLDER: folder, CACHE_MEGABYTES: '0' };
			app = await startServer(env, [process.execPath, join(checkout, 'server.js')]);
			await sql?.unsafe('vacuum analyze');
		},
		end: () => app?.end(),
		/** Changes something that readers see; the embedded database nobody else can write to. */
		async publish() {
			await sql`update article set version = version + 1 where id = (
				select id from article where state = 'published' order by id limit 1)`;
			await after(newsMilliseconds);
		},
		/** How long a probe takes while pages are read, in milliseconds: each of many. */
		async probesWhile(/** @type {() => Promise<unknown>} */ work) {
			let isOver = false;
			const reading = work().finally(() => (isOver = true));
			const probes = [];
			while (!isOver) {
				probes.push(read('/healthz'));
				await after(beatMilliseconds);
			}
			await reading;
			return Promise.all(probes);
		},
		/** A process that saves, with the kinds of saves that it knows. */
		async saver() {
			const child = fork(join(import.meta.dirname, 'saver.js'), {
				cwd: checkout,
				env: { ...process.env, DATABASE_URL: url }
			});
			const [kinds] = await once(child, 'message');
			const [regulation] = await sql`
				select regulation_id as id from position join statement on statement.id = statement_id
				where state = 'published' group by 1 order by count(*) desc, 1 limit 1`;
			const stakeholders =
				await sql`select id from stakeholder where state = 'published' order by id limit 3`;
			const [source] =
				await sql`select id from article where state = 'published' order by id limit 1`;
			const on = {
				regulation: regulation?.id,
				stakeholders: stakeholders.map(({ id }) => id),
				source: source?.id
			};
			return {
				kinds,
				async save(/** @type {string} */ what) {
					child.send({ what, on });
					const [took] = await once(child, 'message');
					return took;
				},
				async end() {
					child.disconnect();
					await once(child, 'exit');
				}
			};
		},
		async close() {
			await app?.end();
			await sql?.end();
			await database?.remove();
			remove();
		}
	};
}

/** A checkout fills its own tables. @param {string} url @param {number} statements */
const filling = (url, statements) =>
	`const { fill } = await import('./bench/synthetic/filled.js'); await fill('${url}', ${statements});`;
