// What a copy that stays in step asks of the server, beside the list that people and programs read: pages of both by turns,
// fresh, from one synthetic record on PostgreSQL, and a whole run of the script of the docs. Medians, in milliseconds.
import { performance } from 'node:perf_hooks';
import postgres from 'postgres';
import { readArguments } from '../bin/options.js';
import { startServer, temporaryFolder } from '../bin/server.js';
import { update } from '../docs/copy/keep-copy.js';
import { median } from './median.js';
import { filledPostgres } from './synthetic/filled.js';

const { numbers } = readArguments(
	'node bench/copy.js [--statements=N] [--rounds=N]: pages of changes beside pages of lists, and a whole copy.',
	{ numbers: { statements: 20_000, rounds: 30 } }
);
const { statements, rounds } = numbers;
const warmRounds = 5;
const lists = ['statements', 'regulations', 'stakeholders', 'events', 'articles'];

const server = await filledPostgres(statements);
const { folder, remove } = temporaryFolder();
const env = { DATABASE_URL: server.url, RULEWATCH_FOLDER: folder, CACHE_MEGABYTES: '0' };
const app = await startServer(env);
const sql = postgres(server.url, { max: 1, onnotice: () => {} });

/** @param {string} address */
async function read(address) {
	const began = performance.now();
	const response = await fetch(address);
	const answer = await response.json();
	if (!response.ok) throw new Error(`${response.status} for ${address}: ${answer.detail}`);
	return { took: performance.now() - began, answer };
}

/** @param {string} list */
async function addressesOf(list) {
	const at = `${app.url}/api/v1/${list}`;
	const { next } = (await read(at)).answer;
	const changes = (await read(`${at}?updated_since=1970-01-01`)).answer;
	return {
		'the list': at,
		'its next page': next,
		'its changes': `${at}?updated_since=1970-01-01`,
		'the next of them': changes.next,
		'nothing new': `${at}?updated_since=${changes.next_since}`
	};
}

try {
	// As a record is that was written by and by: each item has a place of its own.
	await sql`update sync_entry set point = place from (
		select noun, row_id, row_number() over (order by md5(row_id)) as place from sync_entry
	) placed where (placed.noun, placed.row_id) = (sync_entry.noun, sync_entry.row_id)`;
	await sql`insert into sync_point select number, now() - interval '1 day' from generate_series(2, (select max(point) from sync_entry)) number`;
	await sql`vacuum analyze`;
	/** @type {Record<string, Record<string, number>>} */
	const table = {};
	for (const list of lists) {
		const addresses = Object.entries(await addressesOf(list));
		/** @type {Map<string, number[]>} */
		const times = new Map(addresses.map(([what]) => [what, []]));
		for (let round = -warmRounds; round < rounds; round++)
			for (const [what, address] of round % 2 ? addresses : addresses.toReversed()) {
				const { took } = await read(address);
				if (round >= 0) times.get(what)?.push(took);
			}
		table[list] = Object.fromEntries(
			[...times].map(([what, all]) => [what, Number(median(all).toFixed(1))])
		);
	}
	console.table(table);
	/** @type {Parameters<typeof update>[0]} */
	const copy = {};
	for (const what of ['A whole copy', 'The same again, with nothing new']) {
		const began = performance.now();
		await update(copy, app.url);
		const items = Object.values(copy).reduce(
			(sum, { items }) => sum + Object.keys(items).length,
			0
		);
		console.log(`${what}: ${items} items in ${((performance.now() - began) / 1000).toFixed(1)} s`);
	}
} finally {
	await sql.end();
	await app.end();
	await server.stop();
	remove();
}
