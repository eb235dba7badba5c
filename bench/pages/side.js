import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { setTimeout as after } from 'node:timers/promises';
import postgres from 'postgres';
import { ownDatabase } from '../../bin/own-database.js';
import { startServer, temporaryFolder } from '../../bin/server.js';
import { run } from '../../bin/steps.js';
import { importer } from './importer.js';

/** Time for a process to learn of a publication by notification; it polls only every second. */
const newsMilliseconds = 60;

/** @typedef {Awaited<ReturnType<typeof openSide>>} Side */

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
	/** @param {string[]} args @param {string} DATABASE_URL */
	const inCheckout = (args, DATABASE_URL) =>
		run(execPath, args, { cwd: checkout, env: { ...env, DATABASE_URL, RULEWATCH_FOLDER } });
	if (statements)
		await inCheckout(['--input-type=module', '-e', filling(filled, statements)], filled);
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

	/** @param {string} path */
	async function read(path) {
		const began = performance.now();
		const response = await fetch(app?.url + path, { headers: { 'accept-encoding': 'identity' } });
		await response.arrayBuffer();
		// One item in fifty of a synthetic record is a draft.
		if (![200, 404].includes(response.status)) throw new Error(`${response.status} for ${path}`);
		return response.status === 200 ? performance.now() - began : undefined;
	}

	/** Starts a process of the checkout that answers each message with one. @param {string} file */
	async function process(file) {
		const child = fork(join(import.meta.dirname, file), {
			cwd: checkout,
			env: { ...env, DATABASE_URL: url, RULEWATCH_FOLDER }
		});
		const [hello] = await once(child, 'message');
		return {
			hello,
			async ask(/** @type {object} */ message) {
				child.send(message);
				return (await once(child, 'message'))[0];
			},
			async end() {
				child.disconnect();
				await once(child, 'exit');
			}
		};
	}

	const startSaver = () => process('saver.js');
	/** @type {ReturnType<typeof startSaver> | undefined} */
	let publisher;

	async function publishedArticle() {
		const [article] =
			await sql`select id from article where state = 'published' order by id limit 1`;
		return article?.id;
	}

	return {
		read,
		url,
		isEmbedded,
		origin: () => app?.url ?? '',
		pid: () => app?.child.pid,
		async start() {
			const own = { DATABASE_URL: url, RULEWATCH_FOLDER, CACHE_MEGABYTES: '0' };
			app = await startServer(own, [execPath, join(checkout, 'server.js')]);
			await sql?.unsafe('vacuum analyze');
		},
		end: () => app?.end(),
		/** An editor saves an article. Nobody else can write to the embedded database. */
		async publish() {
			const { ask } = await (publisher ??= startSaver());
			await ask({ what: 'an article', on: { source: await publishedArticle() } });
			await after(newsMilliseconds);
		},
		async saver() {
			const [regulation] = await sql`
				select regulation_id as id from position join statement on statement.id = statement_id
				where state = 'published' group by 1 order by count(*) desc, 1 limit 1`;
			const stakeholders =
				await sql`select id from stakeholder where state = 'published' order by id limit 3`;
			const on = {
				regulation: regulation?.id,
				stakeholders: stakeholders.map(({ id }) => id),
				source: await publishedArticle()
			};
			const { hello: kinds, ask, end } = await startSaver();
			return { kinds, save: (/** @type {string} */ what) => ask({ what, on }), end };
		},
		reader: () => process('reader.js'),
		importer: () => importer(app),
		async close() {
			await app?.end();
			await (await publisher)?.end();
			await sql?.end();
			await database?.remove();
			remove();
		}
	};
}

/**
 * Each checkout fills its own tables, as they may differ.
 * @param {string} url
 * @param {number} statements
 */
const filling = (url, statements) =>
	`const { fill } = await import('./bench/synthetic/filled.js'); await fill('${url}', ${statements});`;
