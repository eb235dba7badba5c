// How long pages that are made anew and saves take, of this checkout or of it and another side by side: both built, each
// with a record of its own of the same content, by turns. Medians, in milliseconds.
// The record is the bundled facts, or with --statements a synthetic one on PostgreSQL. “First” is the first time after a
// publication, “then” right after it. What V8 makes of the same code differs from one start of a process to the next, so
// pages are read from several. Without --pages and --saves both are measured.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readArguments } from '../bin/options.js';
import { startPostgres } from '../bin/postgres.js';
import { median } from './median.js';
import { addresses } from './pages/addresses.js';
import { openSide } from './pages/side.js';
import { statistics, statisticsSettings } from './pages/statistics.js';

const { numbers, given, words } = readArguments(
	'node bench/pages.js [OTHER-CHECKOUT] [--statements=N] [--rounds=N] [--starts=N] [--embedded] [--every] [--pages] [--saves]: how long pages and saves take, beside another built checkout.',
	{
		options: ['embedded', 'every', 'pages', 'saves'],
		numbers: { statements: 0, rounds: 30, starts: 3 },
		words: 1
	}
);
const { statements, rounds, starts } = numbers;
const [embedded, every, pages, saves] = ['embedded', 'every', 'pages', 'saves'].map((name) =>
	given.includes(name)
);
if (embedded && (statements || saves))
	throw new Error('With --embedded, pages of the bundled facts are measured and nothing else.');
const checkouts = { ...(words[0] && { before: resolve(words[0]) }), after: process.cwd() };
for (const checkout of Object.values(checkouts))
	if (!existsSync(join(checkout, 'build/handler.js'))) throw new Error(`${checkout} is not built.`);
const warmRounds = 5;

const server = embedded ? undefined : await startPostgres({ settings: statisticsSettings });
/** @type {[name: string, side: import('./pages/side.js').Side][]} */
const sides = [];
/** By turns first and last: who comes after another finds the machine as that one left it. */
const byTurns = (/** @type {number} */ round) => (round % 2 ? sides : sides.toReversed());

/** @type {Map<string, Map<string, number[]>>} times by kind, then by column */
const times = new Map();
/** @param {string} kind @param {string} column @param {number | undefined} took */
function note(kind, column, took) {
	if (took === undefined) return;
	if (!times.has(kind)) times.set(kind, new Map());
	const columns = times.get(kind);
	columns?.set(column, [...(columns.get(column) ?? []), took]);
}

async function readPages() {
	const { kinds, at } = addresses({ statements, rounds, every });
	for (let start = 0; start < starts; start++) {
		for (const [, side] of sides) await side.start();
		for (let round = -warmRounds; round < rounds; round++)
			for (const kind of kinds)
				for (const [name, side] of byTurns(round)) {
					const address = at(kind, Math.max(round, 0));
					if (server) await side.publish();
					const [first, then] = [server && (await side.read(address)), await side.read(address)];
					if (round < 0) continue;
					note(kind, `first, ${name}`, first);
					note(kind, `then, ${name}`, then);
				}
		for (const [name, side] of sides) {
			const probes = await side.probesWhile(async () => {
				for (const kind of kinds) {
					if (server) await side.publish();
					await side.read(at(kind, start));
				}
			});
			for (const took of probes) note('a probe meanwhile', `then, ${name}`, took);
			note('the slowest probe', `then, ${name}`, Math.max(...probes));
		}
		for (const [, side] of sides) await side.end();
	}
	print(server ? ['first', 'then'] : ['then']);
}

async function save() {
	// The bundled facts are loaded by the app as it starts.
	for (const [, side] of statements ? [] : sides) await side.start().then(side.end);
	const savers = new Map();
	for (const [name, side] of sides) savers.set(name, await side.saver());
	const [{ kinds }] = savers.values();
	const { inDatabase, close } = await statistics(server?.url);
	for (let round = -warmRounds; round < rounds; round++)
		for (const [name] of byTurns(round))
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

/** Prints what was noted, and forgets it. @param {string[]} columns */
function print(columns) {
	const rows = [...times].map(([kind, noted]) => [
		kind,
		Object.fromEntries(
			columns.flatMap((column) => {
				const measured = sides.map(([name]) => [
					`${column}, ${name}`,
					noted.get(`${column}, ${name}`)
				]);
				const medians = measured.flatMap(([key, all]) => (all ? [[key, median(all)]] : []));
				const [[, before] = [], [, after] = []] = medians;
				const cells = medians.map(([key, value]) => [key, Number(value.toFixed(1))]);
				return after
					? [...cells, [`${column}, ratio`, Number((after / before).toFixed(2))]]
					: cells;
			})
		)
	]);
	console.table(Object.fromEntries(rows));
	times.clear();
}

try {
	for (const [name, checkout] of Object.entries(checkouts))
		sides.push([name, await openSide(checkout, { server: server?.url, statements })]);
	if (pages || !saves) await readPages();
	if (server && (saves || !pages)) await save();
} finally {
	for (const [, side] of sides) await side.close();
	await server?.stop();
}
