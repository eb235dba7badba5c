// What the database does for each kind of public page of a large record: every query with its time, and which whole
// tables it reads or sorts, by EXPLAIN (ANALYZE, BUFFERS).
// node bench/plans.js [statements] [kind…], or on a record that is filled already: DATABASE_URL=… node bench/plans.js
import { createServer as createHttpServer } from 'node:http';
import { once } from 'node:events';
import postgres from 'postgres';
import { createServer } from 'vite';
import { filledPostgres } from './synthetic/filled.js';
import { addressOf, allKinds } from './synthetic/pages.js';
import { readArguments } from '../bin/options.js';

readArguments(
	'node bench/plans.js [statements] [kind…]: what the database does for each kind of page of a large record.',
	{ words: Infinity }
);

const statements = Number(process.argv[2] ?? 200_000);
const kinds = process.argv.length > 3 ? process.argv.slice(3) : allKinds;
/** A page is asked for the item that most is said of. */
const [round, rounds] = [0, 30];
/** A step of a plan that handles fewer rows is not felt. */
const felt = 2_000;

const { url, stop } = await filledPostgres(statements);
Object.assign(process.env, { DATABASE_URL: url });
const vite = await createServer({ server: { middlewareMode: true }, logLevel: 'error' });
const http = createHttpServer(vite.middlewares).listen(0, '127.0.0.1');
await once(http, 'listening');
const read = async (address) => {
	const response = await fetch(`http://127.0.0.1:${http.address().port}${address}`);
	return `${response.status}, ${(await response.text()).length} characters`;
};

/** @type {[query: string, parameters: unknown[]][]} */
let asked = [];
// As the application has it (`db/postgres.ts`).
const { planning } = await vite.ssrLoadModule('/src/lib/server/db/connection.ts');
const connection = { jit: false, ...planning };
const sql = postgres(url, { max: 1, connection, onnotice: () => {} });

/** The steps of a plan that go over many rows, in words. */
function* steps(plan) {
	const rows = plan['Actual Rows'] * plan['Actual Loops'];
	const read = rows + (plan['Rows Removed by Filter'] ?? 0) * plan['Actual Loops'];
	const of = plan['Relation Name'] ?? plan['Index Name'] ?? plan['Sort Key']?.join(', ') ?? '';
	if (/Scan|Sort|Aggregate|Unique/.test(plan['Node Type']) && read >= felt)
		yield `${plan['Node Type']} ${of} (${read} rows, ${plan['Actual Total Time']} ms)`;
	for (const part of plan.Plans ?? []) yield* steps(part);
}

/** Parameters as text, which the database takes for whatever type stands there. */
async function explained([query, parameters]) {
	const [row] = await sql.unsafe(`explain (analyze, buffers, format json) ${query}`, parameters);
	const [{ Plan, 'Execution Time': ms, 'Planning Time': planning }] = row['QUERY PLAN'];
	const pages = Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'];
	return { query, ms, planning, pages, steps: [...steps(Plan)] };
}

try {
	// The first answer comes when the application has opened its database; then it is opened once more, with ears.
	await read('/about');
	const database = await vite.ssrLoadModule('/src/lib/server/db/index.ts');
	const logger = { logQuery: (query, parameters) => asked.push([query, parameters]) };
	const { close } = await database.connect({ url, logger });
	for (const kind of kinds) {
		const address = addressOf(kind, statements, round, rounds);
		await read(address);
		asked = [];
		const answer = await read(address);
		const plans = [];
		for (const each of asked)
			if (/^\s*(select|with|\()/i.test(each[0])) plans.push(await explained(each));
		const sum = plans.reduce((all, { ms }) => all + ms, 0);
		console.log(`\n${kind} ${address} (${answer}): ${plans.length} queries, ${sum.toFixed(1)} ms`);
		for (const { query, ms, planning, pages, steps } of plans.sort((a, b) => b.ms - a.ms)) {
			if (ms < 1) continue;
			console.log(
				`  ${ms.toFixed(1)} ms + ${planning.toFixed(1)} planning, ${pages} pages: ${query.replaceAll(/\s+/g, ' ').slice(0, 160)}`
			);
			for (const step of steps) console.log(`      ${step}`);
		}
	}
	await close();
	await database.close();
} finally {
	await sql.end();
	http.close();
	await vite.close();
	await stop();
}
process.exit();
