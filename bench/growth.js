// Each kind of public page of the built app, fresh, from a small and a large record by turns, so that what else the machine
// does meets both; as many articles as statements. Records that are filled already: SMALL_URL=… LARGE_URL=… With several
// readers so many pages are asked for at once, and what counts is the rate: how long it takes until all are there, for each
// of them.
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

/** The page of a law, of a stakeholder and the like may take so many times as long as in the small record. */
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
		// The first rounds warm what any server that has run for a minute has warm.
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

/** Pages of a kind read at once, with the time and the length of one of them; none where one of them is not there. */
async function read({ statements, app, failed }, kind, round, { rounds, readers }) {
	const addresses = Array.from({ length: readers }, (_, reader) =>
		addressOf(kind, statements, round * readers + reader, rounds * readers)
	);
	const began = performance.now();
	const pages = await Promise.all(
		addresses.map(async (address) => {
			// As somebody with a session, whom no cache serves.
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
 * The ratio over pages that show as much: each of the large record beside those of the small one whose length is within a
 * twentieth of its own.
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
			// A larger record has more to show of the same kind, up to what a page holds.
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
