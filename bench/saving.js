// How long saves take in a large record on PostgreSQL, to the end of their transactions, when all that is
// derived follows: of statements on the law with the most of them, on a middling and on a small one, and of many at once.
// node bench/saving.js [statements] [rounds], or on a record that is filled already, where they stay:
// DATABASE_URL=… node bench/saving.js
import { performance } from 'node:perf_hooks';
import postgres from 'postgres';
import { createServer } from 'vite';
import { filledPostgres } from './synthetic/filled.js';
import { readArguments } from '../bin/options.js';

readArguments(
	'node bench/saving.js [statements] [rounds]: how long saves take in a large record.',
	{ words: 2 }
);

const statements = Number(process.argv[2] ?? 200_000);
const rounds = Number(process.argv[3] ?? 100);
const many = { statements: 2_000, atOnce: 200 };
/** As many as a long table of statements may name; a smaller record has fewer. */
const mostRegulations = 1_245;

const { url, stop } = await filledPostgres(statements);
const vite = await createServer({ server: { middlewareMode: true }, logLevel: 'error' });
const database = await vite.ssrLoadModule('/src/lib/server/db/index.ts');
const { save, saveNew, inTransaction, newId } = await vite.ssrLoadModule(
	'/src/lib/server/write/index.ts'
);
const sql = postgres(url, { max: 1, onnotice: () => {} });
const how = { author: 'bench', reason: 'To see how long it takes' };

/** @param {number[]} times */
function summaryOf(times) {
	times.sort((one, other) => one - other);
	const at = (share) => `${times[Math.floor(share * (times.length - 1))].toFixed(1)} ms`;
	return `${at(0.5)} median, ${at(0.99)} p99`;
}

const time = async (work) => {
	const began = performance.now();
	await work();
	return performance.now() - began;
};

/** Laws that readers see, those with the most statements first. */
const regulations = await sql`
	select r.id, count(*)::int as statements
	from regulation r join position p on p.regulation_id = r.id
	join statement s on s.id = p.statement_id and s.state = 'published'
	where r.state = 'published' group by r.id order by statements desc, r.id`;
const named = regulations.slice(0, mostRegulations);
const stakeholders = await sql`
	select v.id from stakeholder v
	join statement s on coalesce(s.organisation_id, s.speaker_id) = v.id and s.state = 'published'
	where v.state = 'published' group by v.id order by count(*) desc, v.id limit 1000`;
const [source] = await sql`select id from article where state = 'published' order by id limit 1`;
const run = Date.now().toString(36);

const statement = (regulation, number) => ({
	organisation: stakeholders[number % stakeholders.length].id,
	date: `${2015 + (number % 9)}-0${1 + (number % 9)}-1${number % 10}`,
	basis: 'event',
	channel: 'statement',
	lang: 'en',
	summary: `Statement ${run}-${number} of the bench.`,
	state: 'published',
	positions: [{ regulation, stance: 'oppose' }],
	sources: [source.id],
	signatories: [stakeholders[(number + 1) % stakeholders.length].id],
	demands: ['withdraw']
});

/** Each thing that an editor does to a statement, on many of a law by turns with those of others. */
async function onRegulations(chosen) {
	const times = new Map();
	const note = async (what, regulation, work) => {
		const key = `${what}, law of ${regulation.statements}`;
		times.set(key, [...(times.get(key) ?? []), await time(work)]);
	};
	for (let number = 0; number < rounds; number++)
		for (const regulation of chosen) {
			let item = { ...statement(regulation.id, number), id: newId() };
			let version = 0;
			const again = async (change) => {
				item = { ...item, ...change };
				({ version } = await save('statement', item, { ...how, version }));
			};
			await note('new', regulation, () => again({}));
			await note('another date', regulation, () => again({ date: '2019-05' }));
			await note('a signatory more', regulation, () =>
				again({
					signatories: [...item.signatories, stakeholders[(number + 2) % stakeholders.length].id]
				})
			);
			await note('withdrawn', regulation, () => again({ state: 'withdrawn', stateReason: 'Over' }));
		}
	for (const [what, each] of [...times].sort()) console.log(`${what}: ${summaryOf(each)}`);
}

/** As an import does it. */
async function manyAtOnce() {
	async function* pages() {
		for (let from = 0; from < many.statements; from += many.atOnce)
			yield Array.from({ length: many.atOnce }, (_, index) => {
				const regulation = named[(from + index) % named.length];
				return { ...statement(regulation.id, from + index), id: newId() };
			});
	}
	let written = 0;
	const all = await time(() =>
		inTransaction(async (session) => {
			written = await time(() => saveNew(session, 'statement', pages(), how));
		}, database.withLongTimeout)
	);
	console.log(
		`${many.statements} statements on ${named.length} laws: ${(all / 1000).toFixed(1)} s, of these ` +
			`${((all - written) / 1000).toFixed(2)} s for what is derived at the end, in which others wait`
	);
}

try {
	await database.connect({ url });
	if (rounds)
		await onRegulations([
			regulations[0],
			regulations[Math.floor(regulations.length / 50)],
			regulations.at(-1)
		]);
	await manyAtOnce();
} finally {
	await database.close();
	await sql.end();
	await vite.close();
	await stop();
}
