import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { setTimeout as after } from 'node:timers/promises';
import postgres from 'postgres';
import { ownDatabase } from '../../bin/own-database.js';
import { startServer, temporaryFolder } from '../../bin/server.js';
import { run } from '../../bin/steps.js';

/** Time for a process to learn of a publication by notification; it polls only every second. */
const newsMilliseconds = 60;

/**
 * @param {string} checkout built
 * @param {{ server?: string, statements: number, isEmbedded?: boolean }} record on this PostgreSQL, or embedded; 0
 * statements for the facts. A synthetic record needs a server, from which it can move into the embedded database.
 */
export async function openSide(checkout, { server, statements, isEmbedded = !server }) {
	const { folder, remove } = temporaryFolder();
	let database = server ? await ownDatabase(server) : undefined;
	const filled = database?.url ?? '';
	const RULEWATCH_FOLDER = join(folder, 'record');
	const inCheckout = (args, DATABASE_URL) =>
		run(execPath, args, { cwd: checkout, env: { ...env, DATABASE_URL, RULEWATCH_FOLDER } });
	if (statements) await inCheckout(filling(filled, statements), filled);
	if (database && isEmbedded) {
		const file = join(folder, 'record.backup');
		await inCheckout(['bin/backup.js', file], filled);
		await inCheckout(['bin/restore.js', file], '');
		await database.remove();
		database = undefined;
	}
	const url = database?.url ?? '';
	const sql = url ? postgres(url, { max: 1, onnotice: () => {} }) : undefined;
	/** @type {Awaited<ReturnType<typeof startServer>> | undefined} */
	let app;
	/** @type {import('node:child_process').ChildProcess | undefined} */
	let child;

	/** @param {{ work: string, article?: string }} asked of the checkout's own modules */
	async function ask(asked) {
		child ??= fork(join(import.meta.dirname, 'in-checkout.js'), {
			cwd: checkout,
			env: { ...env, DATABASE_URL: url, RULEWATCH_FOLDER }
		});
		child.send(asked);
		const [{ result }] = await once(child, 'message');
		return result;
	}

	return {
		url,
		app: () => app,
		async start() {
			const own = { DATABASE_URL: url, RULEWATCH_FOLDER, CACHE_MEGABYTES: '0' };
			app = await startServer(own, [execPath, join(checkout, 'server.js')]);
			await sql?.unsafe('vacuum analyze');
		},
		end: () => app?.end(),
		/** @param {string} path @returns {Promise<number | undefined>} milliseconds */
		async read(path) {
			const began = performance.now();
			const response = await fetch(app?.url + path, { headers: { 'accept-encoding': 'identity' } });
			await response.arrayBuffer();
			// One item in fifty of a synthetic record is a draft.
			if (![200, 404].includes(response.status)) throw new Error(`${response.status} for ${path}`);
			return response.status === 200 ? performance.now() - began : undefined;
		},
		/** An editor saves an article. Nobody else can write to the embedded database. */
		async publish() {
			const [article] = await sql`select id from article where state = 'published' limit 1`;
			await ask({ work: 'publish', article: article.id });
			await after(newsMilliseconds);
		},
		readInWorker: () => ask({ work: 'read' }),
		async close() {
			await app?.end();
			if (child) {
				child.disconnect();
				await once(child, 'exit');
			}
			await sql?.end();
			await database?.remove();
			remove();
		}
	};
}

/** Each checkout fills its own tables, as they may differ. */
const filling = (url, statements) => [
	...['--import=tsx', '--input-type=module', '-e'],
	`const { fill } = await import('./bench/synthetic/filled.js'); await fill('${url}', ${statements});`
];
