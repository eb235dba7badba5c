// Medians in milliseconds of this checkout, alone or in turn with another; both are built and have their own database
// with the same content. Pages are measured, or with --imports and --reads only these.
// The record is the bundled facts, or with --statements a synthetic one on PostgreSQL. «First» is the first read after
// a publication, «then» the next. V8 optimises differently in each process, so pages are read from several.
// An import is a file of --rows statements: until it is checked, and then until readers see it. A read is the capture
// worker's first page, and one more.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startPostgres } from '../bin/postgres.js';
import { pages } from '../tests/pages.ts';
import { openSide } from './pages/side.js';
import { byTurns, median } from './shared.js';
import { addressOf } from './synthetic/pages.js';

export const takes = {
	options: ['embedded', 'imports', 'reads'],
	numbers: { statements: 0, rounds: 30, starts: 3, rows: 500 },
	words: 1,
	word: 'OTHER-CHECKOUT'
};

/** The kinds of pages, with their addresses among the bundled facts. @type {Record<string, string>} */
const ofTheFacts = {
	home: pages.home,
	regulation: pages['a law'],
	stakeholder: pages['a coalition'],
	statements: pages.statements,
	'statements of a stance': '/statements?stance=oppose',
	regulations: pages.laws,
	trends: pages.trends,
	search: '/search?q=privacy',
	statement: pages['a statement'],
	article: pages['an article']
};

export async function run({ numbers, given, words: [other] }) {
	const [isEmbedded, imports, reads] = takes.options.map((name) => given.includes(name));
	if (isEmbedded && (numbers.statements || imports || reads))
		throw new Error('With --embedded, pages of the bundled facts are measured and nothing else.');
	if (numbers.statements && imports)
		throw new Error('A file is imported into the bundled facts, so leave --statements out.');
	const checkouts = { ...(other && { before: resolve(other) }), after: process.cwd() };
	for (const checkout of Object.values(checkouts))
		if (!existsSync(join(checkout, 'build/handler.js')))
			throw new Error(`${checkout} is not built.`);

	const server = isEmbedded ? undefined : await startPostgres();
	/** @type {[name: string, side: Awaited<ReturnType<typeof openSide>>][]} */
	const sides = [];
	try {
		for (const [name, checkout] of Object.entries(checkouts))
			sides.push([
				name,
				await openSide(checkout, { server: server?.url, statements: numbers.statements })
			]);
		if (imports) await importFiles(sides, numbers);
		if (reads) await readInWorker(sides, numbers);
		if (!imports && !reads) await readPages(sides, isEmbedded, numbers);
	} finally {
		for (const [, side] of sides) await side.close();
		await server?.stop();
	}
}

async function readPages(sides, isEmbedded, { statements, rounds, starts }) {
	const { measure, print } = inTurn(sides, rounds, 5);
	for (let start = 0; start < starts; start++) {
		for (const [, side] of sides) await side.start();
		await measure(Object.keys(ofTheFacts), async (side, kind, round) => {
			const address = statements ? addressOf(kind, statements, round, rounds) : ofTheFacts[kind];
			if (isEmbedded) return { then: await side.read(address) };
			await side.publish();
			return { first: await side.read(address), then: await side.read(address) };
		});
		for (const [, side] of sides) await side.end();
	}
	print();
}

async function importFiles(sides, { rounds, rows }) {
	const { importer } = await import('./pages/importer.js');
	const { measure, print } = inTurn(sides, rounds, 1);
	const importers = new Map();
	for (const [, side] of sides) {
		await side.start();
		importers.set(side, await importer(side.app()));
	}
	let file = 0;
	await measure([`a file of ${rows} rows`], (side) => importers.get(side)(rows, file++));
	print();
}

async function readInWorker(sides, { rounds }) {
	const { measure, print } = inTurn(sides, rounds, 1);
	await measure(['a page read by the worker'], (side) => side.readInWorker());
	print();
}

/** Measures the sides in turn, after some rounds that only warm them up. */
function inTurn(sides, rounds, warmRounds) {
	/** Times by kind, column and side. @type {Record<string, Record<string, Record<string, number[]>>>} */
	const times = {};
	const note = (kind, column, name, took) => {
		const columns = (times[kind] ??= {});
		columns[column] ??= Object.fromEntries(sides.map(([each]) => [each, []]));
		if (took !== undefined) columns[column][name].push(took);
	};
	return {
		async measure(kinds, work) {
			for (let round = -warmRounds; round < rounds; round++)
				for (const kind of kinds)
					for (const [name, side] of byTurns(sides, round)) {
						const took = await work(side, kind, Math.max(round, 0));
						if (round < 0) continue;
						for (const [column, each] of Object.entries(took)) note(kind, column, name, each);
					}
		},
		print() {
			const rows = Object.entries(times).map(([kind, columns]) => [
				kind,
				Object.fromEntries(Object.entries(columns).flatMap(cellsOf))
			]);
			console.table(Object.fromEntries(rows));
		}
	};
}

/** The median of each side, and the ratio of the second to the first. */
function cellsOf([column, sides]) {
	const medians = Object.entries(sides).map(([name, all]) => [name, median(all)]);
	const cells = medians.map(([name, took]) => [`${column}, ${name}`, took && +took.toFixed(1)]);
	const [[, first], [, second] = []] = medians;
	return second ? [...cells, [`${column}, ratio`, +(second / first).toFixed(2)]] : cells;
}
