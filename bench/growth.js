// Reads each kind of public page, uncached, from a small and a large record in turn, so that other load on the machine
// affects both. There are as many articles as statements. Filled records can be given: SMALL_URL=… LARGE_URL=…
// With several readers, that many pages are requested at once and the rate counts: the time until all have arrived,
// divided by their number.
import { ownDatabase } from '../bin/own-database.js';
import { startPostgres } from '../bin/postgres.js';
import { startServer, temporaryFolder } from '../bin/server.js';
import { byTurns, median } from './shared.js';
import { fill } from './synthetic/filled.js';
import { addressOf, allKinds } from './synthetic/pages.js';

export const takes = {
	numbers: { small: 2_000, large: 200_000, rounds: 30, readers: 1 },
	words: Infinity,
	word: 'KIND'
};

/** An item's page may take at most this many times as long as in the small record. */
const most = 1.5;

/** @param {{ numbers: typeof takes.numbers, words: string[] }} asked */
export async function run({ numbers, words }) {
	const kinds = words.length ? words : allKinds;
	const unknown = kinds.filter((kind) => !allKinds.includes(kind));
	if (unknown.length)
		throw new Error(`No kind of page: ${unknown.join(', ')}. There are: ${allKinds.join(', ')}.`);
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
					const page = await read(one, kind, Math.max(round, 0), numbers);
					if (round >= 0 && page) one.pages.get(kind).push(page);
				}
		print(records, kinds);
	} finally {
		for (const { app } of records) await app.end();
		await server?.stop();
		remove();
	}
}

async function openRecord({ statements, url, server, folder, kinds }) {
	if (!url) {
		({ url } = await ownDatabase(server.url));
		await fill(url, statements);
	}
	const app = await startServer({ DATABASE_URL: url, RULEWATCH_FOLDER: folder });
	return { statements, app, pages: new Map(kinds.map((kind) => [kind, []])), failed: new Map() };
}

/** Requests pages of one kind at once; returns the time and length of one, or undefined if one is missing. */
async function read({ statements, app, failed }, kind, round, { rounds, readers }) {
	const addresses = Array.from({ length: readers }, (_, reader) =>
		addressOf(kind, statements, round * readers + reader, rounds * readers)
	);
	const began = performance.now();
	const pages = await Promise.all(
		addresses.map(async (address) => {
			// A session bypasses every cache.
			const headers = { cookie: '__Host-session=none' };
			const response = await fetch(app.url + address, { headers });
			const { length } = await response.text();
			// One item in fifty is a draft.
			if (![200, 404].includes(response.status)) failed.set(address, response.status);
			return { length, isThere: response.status !== 404 };
		})
	);
	const took = (performance.now() - began) / readers;
	if (pages.some(({ isThere }) => !isThere)) return undefined;
	return { took, length: pages.reduce((sum, { length }) => sum + length, 0) / readers };
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
	const rows = kinds.map((kind) => {
		const medians = (what) =>
			records.map(({ pages }) => median(pages.get(kind).map((page) => page[what])));
		const [before, after] = medians('took');
		const [shown, shownAfter] = medians('length');
		const ratio = Number((after / before).toFixed(2));
		const [small, large] = records.map(({ statements }) => statements);
		return {
			kind,
			[small]: `${before.toFixed(1)} ms`,
			[large]: `${after.toFixed(1)} ms`,
			ratio,
			// A larger record fills more of a page, up to the page's limit.
			'of what it shows': Number((shownAfter / shown).toFixed(2)),
			'where as much is shown': alike(records, kind)?.toFixed(2) ?? '',
			'': ratio > most ? 'grows' : ''
		};
	});
	console.table(rows);
	const failed = records.flatMap(({ failed }) => [...failed]);
	for (const [address, status] of failed) console.error(`${status} for ${address}`);
	if (failed.length || rows.some(({ ratio }) => ratio > most)) process.exitCode = 1;
}
