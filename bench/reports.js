// How long it takes to find of a new article which of many print the same report, in the embedded database:
// node bench/reports.js [--articles=20000]
// Issue «Evidence» asks for under 50 ms among 20,000.
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { sql } from 'drizzle-orm';
import { createServer } from 'vite';
import { readArguments } from '../bin/options.js';
import { madeArticle } from './articles.js';

const { numbers } = readArguments(
	'node bench/reports.js [--articles=20000]: measures how long it takes to find the report of a new article.',
	{ numbers: { articles: 20_000 } }
);
const { articles } = numbers;
const measured = 300;
const most = 50;

const folder = join(tmpdir(), `rulewatch-reports-${process.pid}`);
const vite = await createServer({ server: { middlewareMode: true }, logLevel: 'error' });
const load = (/** @type {string} */ path) => vite.ssrLoadModule(`/src/lib/${path}.ts`);
const database = await load('server/db/index');
const { migrate } = await load('server/db/migrate');
const { keepCopy } = await load('server/copies/keep');
const t = await load('server/db/schema');

const connection = await database.connect({ folder });
try {
	await connection.exclusively(migrate);
	const began = performance.now();
	for (let from = 0; from < articles; from += 500)
		await keepAll(from, Math.min(from + 500, articles));
	const seconds = (performance.now() - began) / 1000;
	console.log(`${articles} articles kept and grouped in ${seconds.toFixed(0)} s`);
	await connection.db.execute(sql`vacuum analyze`);

	const times = [];
	for (let number = articles; number < articles + measured; number++) {
		const from = performance.now();
		await keepAll(number, number + 1);
		times.push(performance.now() - from);
	}
	times.sort((one, other) => one - other);
	const at = (/** @type {number} */ share) => times[Math.floor(share * (times.length - 1))];
	console.log(
		`a new one kept and grouped: ${at(0.5).toFixed(1)} ms median, ${at(0.95).toFixed(1)} ms p95, ${at(1).toFixed(1)} ms worst`
	);
	await tellRight();
	const [{ size }] = (
		await connection.db.execute(sql`
			select pg_size_pretty(pg_total_relation_size('report_key')) as size`)
	).rows;
	console.log(`the keys take ${size}`);
	if (at(0.95) >= most) process.exitCode = 1;
} finally {
	await database.close();
	await vite.close();
	rmSync(folder, { recursive: true, force: true });
}

/** Keeps a copy of each, in one transaction. */
async function keepAll(/** @type {number} */ from, /** @type {number} */ to) {
	await connection.db.transaction(async (/** @type {any} */ session) => {
		await session.insert(t.article).values(
			Array.from({ length: to - from }, (_, at) => ({
				...{ id: `a${from + at}`, slug: `a${from + at}`, outlet: 'Outlet', section: 'news' },
				...{ sourceType: 'news', url: `https://example.org/${from + at}`, state: 'draft' }
			}))
		);
		for (let number = from; number < to; number++) {
			const text = madeArticle(number).paragraphs.join('\n');
			const bytes = Buffer.from(text);
			await keepCopy(session, { articleId: `a${number}`, way: 'imported', bytes, text });
		}
	});
}

/** How many of those that reprint another one are in one report with it, and how many of the others are in one. */
async function tellRight() {
	const rows = await connection.db.select().from(t.articleReport);
	const reports = new Map(rows.map((/** @type {any} */ row) => [row.articleId, row.report]));
	const expected = new Map();
	for (let number = 0; number < articles + measured; number++) {
		const { copies = number } = madeArticle(number);
		expected.set(copies, [...(expected.get(copies) ?? []), number]);
	}
	let [found, copies, wrong] = [0, 0, 0];
	for (const [first, group] of expected)
		for (const number of group) {
			const report = reports.get(`a${number}`);
			if (number === first) wrong += report && group.length === 1 ? 1 : 0;
			else copies++;
			if (number !== first && report && report === reports.get(`a${first}`)) found++;
		}
	console.log(`${found} of ${copies} copies found; ${wrong} of the others in a report of several`);
}
