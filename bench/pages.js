// Medians in milliseconds of this checkout, alone or in turn with another; both are built and have their own database
// with the same content. Without --pages, --saves, --imports and --reads the first two are measured.
// The record is the bundled facts, or with --statements a synthetic one on PostgreSQL. «First» is the first read after
// a publication, «then» the next. V8 optimises differently in each process, so pages are read from several.
// An import is a file of --rows statements: until it is checked, and then until readers see it. A read is the capture
// worker's first page, and one more.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startPostgres } from '../bin/postgres.js';
import { addresses } from './pages/addresses.js';
import { openSide } from './pages/side.js';
import { statistics, statisticsSettings } from './pages/statistics.js';
import { byTurns, median } from './shared.js';

export const takes = {
	options: ['embedded', 'every', 'pages', 'saves', 'imports', 'reads'],
	numbers: { statements: 0, rounds: 30, starts: 3, rows: 500 },
	words: 1,
	word: 'OTHER-CHECKOUT'
};

const warmRounds = 5;
/** @typedef {[name: string, side: import('./pages/side.js').Side]} Named */

/** @param {{ numbers: typeof takes.numbers, given: string[], words: string[] }} asked */
export async function run({ numbers, given, words: [other] }) {
	const parts = ['pages', 'saves', 'imports', 'reads'].filter((name) => given.includes(name));
	const isAsked = (/** @type {string} */ part) =>
		(parts.length ? parts : ['pages', 'saves']).includes(part);
	const isEmbedded = given.includes('embedded');
	if (isEmbedded && (numbers.statements || parts.some((part) => part !== 'pages')))
		throw new Error('With --embedded, pages of the bundled facts are measured and nothing else.');
	if (numbers.statements && isAsked('imports'))
		throw new Error('A file is imported into the bundled facts, so leave --statements out.');
	const checkouts = { ...(other && { before: resolve(other) }), after: process.cwd() };
	for (const checkout of Object.values(checkouts))
		if (!existsSync(join(checkout, 'build/handler.js')))
			throw new Error(`${checkout} is not built.`);

	const server = isEmbedded ? undefined : await startPostgres({ settings: statisticsSettings });
	/** @type {Named[]} */
	const sides = [];
	try {
		for (const [name, checkout] of Object.entries(checkouts))
			sides.push([
				name,
				await openSide(checkout, { server: server?.url, statements: numbers.statements })
			]);
		const about = { ...numbers, server, every: given.includes('every') };
		if (isAsked('pages')) await readPages(sides, about);
		if (server && isAsked('saves')) await save(sides, about);
		if (isAsked('imports')) await importFiles(sides, about);
		if (isAsked('reads')) await readInWorker(sides, about);
	} finally {
		for (const [, side] of sides) await side.close();
		await server?.stop();
	}
}

/** @param {Named[]} sides */
async function readPages(sides, { server, statements, rounds, starts, every }) {
	const { note, print } = notes(sides);
	const { kinds, at } = addresses({ statements, rounds, every });
	for (let start = 0; start < starts; start++) {
		for (const [, side] of sides) await side.start();
		for (let round = -warmRounds; round < rounds; round++)
			for (const kind of kinds)
				for (const [name, side] of byTurns(sides, round)) {
					const address = at(kind, Math.max(round, 0));
					if (server) await side.publish();
					const [first, then] = [server && (await side.read(address)), await side.read(address)];
					if (round < 0) continue;
					note(kind, `first, ${name}`, first);
					note(kind, `then, ${name}`, then);
				}
		for (const [, side] of sides) await side.end();
	}
	print(server ? ['first', 'then'] : ['then']);
}

/** @param {Named[]} sides */
async function save(sides, { server, statements, rounds }) {
	const { note, print } = notes(sides);
	for (const [, side] of statements ? [] : sides) await side.start().then(side.end);
	const savers = new Map();
	for (const [name, side] of sides) savers.set(name, await side.saver());
	const [{ kinds }] = savers.values();
	const { inDatabase, close } = await statistics(server.url);
	for (let round = -warmRounds; round < rounds; round++)
		for (const [name] of byTurns(sides, round))
			for (const kind of kinds) {
				let took = 0;
				const within = await inDatabase(async () => (took = await savers.get(name).save(kind)));
				if (round < 0) continue;
				note(kind, `save, ${name}`, took);
				note(kind, `in the database, ${name}`, within);
			}
	for (const saver of savers.values()) await saver.end();
	await close();
	print(['save', 'in the database']);
}

/** @param {Named[]} sides */
async function importFiles(sides, { rounds, rows }) {
	const { note, print } = notes(sides);
	const importers = new Map();
	for (const [name, side] of sides) {
		await side.start();
		importers.set(name, await side.importer());
	}
	for (let round = -1; round < rounds; round++)
		for (const [name] of byTurns(sides, round)) {
			const { checked, published } = await importers.get(name)(rows, round);
			if (round < 0) continue;
			note(`a file of ${rows} rows`, `checked, ${name}`, checked);
			note(`a file of ${rows} rows`, `published, ${name}`, published);
		}
	for (const [, side] of sides) await side.end();
	print(['checked', 'published']);
}

/** @param {Named[]} sides */
async function readInWorker(sides, { rounds }) {
	const { note, print } = notes(sides);
	const readers = new Map();
	for (const [name, side] of sides) readers.set(name, await side.reader());
	for (let round = -1; round < rounds; round++)
		for (const [name] of byTurns(sides, round)) {
			const { first, then } = await readers.get(name).ask({});
			if (round < 0) continue;
			note('a page read by the worker', `first, ${name}`, first);
			note('a page read by the worker', `then, ${name}`, then);
		}
	for (const reader of readers.values()) await reader.end();
	print(['first', 'then']);
}

/** @param {Named[]} sides */
function notes(sides) {
	/** @type {Map<string, Map<string, number[]>>} */
	const times = new Map();
	return {
		/** @param {string} kind @param {string} column @param {number | undefined} took */
		note(kind, column, took) {
			if (took === undefined) return;
			if (!times.has(kind)) times.set(kind, new Map());
			const columns = times.get(kind);
			columns?.set(column, [...(columns.get(column) ?? []), took]);
		},
		/** @param {string[]} columns */
		print(columns) {
			const rows = [...times].map(([kind, noted]) => [
				kind,
				Object.fromEntries(columns.flatMap((column) => cellsOf(column, noted, sides)))
			]);
			console.table(Object.fromEntries(rows));
		}
	};
}

/** The median of each side, and the ratio of the first to the second. */
function cellsOf(column, noted, sides) {
	const medians = sides.flatMap(([name]) => {
		const all = noted.get(`${column}, ${name}`);
		return all ? [[`${column}, ${name}`, median(all)]] : [];
	});
	const [[, before] = [], [, after] = []] = medians;
	const cells = medians.map(([key, value]) => [key, Number(value.toFixed(1))]);
	return after ? [...cells, [`${column}, ratio`, Number((after / before).toFixed(2))]] : cells;
}
