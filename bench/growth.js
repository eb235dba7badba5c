// Reads each kind of public page, uncached, from a small and a large record in turn, so that other load on the machine
// affects both. There are as many articles as statements. Filled records can be given: SMALL_URL=… LARGE_URL=…
// Each page is read after a publication, which leaves nothing that the app cached for a version of the record. «Main
// thread» is the longest time for which it was busy at one stretch.
import { setTimeout as after } from 'node:timers/promises';
import postgres from 'postgres';
import { ownDatabase } from '../bin/own-database.js';
import { startPostgres } from '../bin/postgres.js';
import { temporaryFolder } from '../bin/server.js';
import { byTurns, chosenKinds, median, startObserved } from './shared.js';
import { fill } from './synthetic/filled.js';
import { addressOf, allKinds, growing } from './synthetic/pages.js';

export const takes = {
	numbers: { small: 2_000, large: 200_000, rounds: 30 },
	words: Infinity,
	word: 'KIND'
};

/** A page may take at most this many times as long as in the small record, unless it reads more of a larger one. */
const most = 1.5;

/** Nothing may take longer with so many statements. */
const boundFor = (statements) => (statements > 20_000 ? 1_500 : 250);

/** Milliseconds that neither a publication nor a page made anew after it may keep the main thread busy at one stretch. */
const longestStretch = 250;

export async function run({ numbers, words }) {
	const kinds = chosenKinds(words, allKinds);
	const { SMALL_URL, LARGE_URL } = process.env;
	const server = LARGE_URL ? undefined : await startPostgres();
	const { folder, remove } = temporaryFolder();
	const records = [];
	try {
		for (const [statements, url] of [
			[numbers.small, SMALL_URL],
			[numbers.large, LARGE_URL]
		])
			records.push(await openRecord({ statements, url, server, folder, kinds }));
		// The first rounds only warm the server up.
		for (let round = -3; round < numbers.rounds; round++)
			for (const kind of kinds)
				for (const one of byTurns(records, round)) {
					const address = addressOf(kind, one.statements, Math.max(round, 0), numbers.rounds);
					const page = await read(one, address);
					if (round >= 0 && page) one.pages.get(kind).push(page);
				}
		print(records, kinds);
	} finally {
		for (const { app, sql } of records) {
			await app.end();
			await sql.end();
		}
		await server?.stop();
		remove();
	}
}

async function openRecord({ statements, url, server, folder, kinds }) {
	if (!url) {
		({ url } = await ownDatabase(server.url));
		await fill(url, statements);
	}
	const app = await startObserved({ DATABASE_URL: url, RULEWATCH_FOLDER: folder });
	const sql = postgres(url, { max: 1, onnotice: () => {} });
	return {
		statements,
		app,
		sql,
		pages: new Map(kinds.map((kind) => [kind, []])),
		failed: new Map()
	};
}

/** Has the effect on caches of a published statement. */
async function publish(sql) {
	await sql.begin((sql) => [
		sql`insert into sync_point (number, at) select max(number) + 1, clock_timestamp() from sync_point`,
		sql`update sync_entry set point = (select max(number) from sync_point)
			where noun = 'statement' and row_id = 'statement-1'`,
		sql`update record_version set version = version + 1, derived = derived + 1`,
		sql`select pg_notify('record_version', version::text) from record_version`
	]);
	await after(50);
}

/** Returns the time and length of a page, or undefined if it is missing: one item in fifty is a draft. */
async function read({ app, sql, failed }, address) {
	await app.longestStretch();
	await publish(sql);
	const began = performance.now();
	// A session bypasses every cache.
	const response = await fetch(app.url + address, { headers: { cookie: '__Host-session=none' } });
	const { length } = await response.text();
	const took = performance.now() - began;
	const stretch = await app.longestStretch();
	if (![200, 404].includes(response.status)) failed.set(address, response.status);
	return response.status === 404 ? undefined : { took, stretch, length };
}

/**
 * The ratio for pages of equal size: each large-record page against small-record pages whose length differs by at most
 * a twentieth.
 */
function alike(records, kind) {
	const [before, after] = records.map(({ pages }) => pages.get(kind));
	const ratios = after.flatMap((page) => {
		const like = before.filter(({ length }) => Math.abs(length / page.length - 1) < 0.05);
		return like.length ? page.took / median(like.map(({ took }) => took)) : [];
	});
	return ratios.length ? median(ratios) : undefined;
}

function print(records, kinds) {
	const sizes = records.map(({ statements }) => statements);
	const rows = kinds.map((kind) => {
		const medians = (what) =>
			records.map(({ pages }) => median(pages.get(kind).map((page) => page[what])));
		const [before, after] = medians('took');
		const [shown, shownAfter] = medians('length');
		const stretch = Math.max(...medians('stretch'));
		const ratio = Number((after / before).toFixed(2));
		const [small, large] = sizes;
		return {
			kind,
			[small]: `${before.toFixed(1)} ms`,
			[large]: `${after.toFixed(1)} ms`,
			ratio,
			'main thread': `${stretch.toFixed(0)} ms`,
			// A larger record fills more of a page, up to the page's limit.
			'of what it shows': Number((shownAfter / shown).toFixed(2)),
			'where as much is shown': alike(records, kind)?.toFixed(2) ?? '',
			'': [
				ratio > most && !growing.has(kind) && 'grows',
				[before, after].some((took, index) => took > boundFor(sizes[index])) && 'too long',
				stretch > longestStretch && 'holds the main thread'
			]
				.filter(Boolean)
				.join(', ')
		};
	});
	console.table(rows);
	const failed = records.flatMap(({ failed }) => [...failed]);
	for (const [address, status] of failed) console.error(`${status} for ${address}`);
	if (failed.length || rows.some((row) => row[''])) process.exitCode = 1;
}
