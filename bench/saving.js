// Times saves on PostgreSQL up to the commit, which updates all derived tables: statements on the law with the most
// statements, on a middling and on a small one, and many at once. A server beside it learns of each; both tell how long
// their main thread was busy at one stretch. DATABASE_URL=… names a filled record, where the statements stay.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import postgres from 'postgres';
import { spreadOf, timed, withApp } from './shared.js';
import { filledPostgres } from './synthetic/filled.js';

export const takes = { numbers: { statements: 200_000, rounds: 100 } };

const many = { statements: 2_000, atOnce: 200 };
/** A long table of statements may name this many laws; a smaller record has fewer. */
const mostRegulations = 1_245;
const how = {
	author: 'bench',
	reason: 'To see how long it takes',
	way: 'entry',
	correction: false
};
/** A record that was used before keeps its statements, so ids differ in each run. */
const mark = Date.now().toString(36);

export async function run({ numbers: { statements, rounds } }) {
	const { url, stop } = await filledPostgres(statements);
	const { close, connect, withLongTimeout } = await import('../src/lib/server/db/index.ts');
	const write = await import('../src/lib/server/write/index.ts');
	try {
		const { regulations, statement } = await recordAt(url);
		const chosen = [regulations[0], regulations[Math.floor(regulations.length / 50)]];
		await connect({ url });
		await withApp({ DATABASE_URL: url }, async ({ longestStretch }) => {
			const here = monitorEventLoopDelay({ resolution: 5 });
			here.enable();
			const printStretches = async () => {
				const stretches = [here.max / 1e6, await longestStretch()].map((each) => each.toFixed(0));
				console.log(`Busy at one stretch: saving ${stretches[0]} ms, server ${stretches[1]} ms`);
				here.reset();
			};
			await printStretches();
			await onRegulations([...chosen, regulations.at(-1)], { rounds, statement, write });
			await printStretches();
			const named = regulations.slice(0, mostRegulations);
			await manyAtOnce(named, { statement, write, within: withLongTimeout });
			await printStretches();
		});
	} finally {
		await close();
		await stop();
	}
}

/** Public laws, those with the most statements first, and a function that makes a statement on one. */
async function recordAt(url) {
	const sql = postgres(url, { max: 1, onnotice: () => {} });
	const regulations = await sql`
		select r.id, count(*)::int as statements
		from regulation r join position p on p.regulation_id = r.id
		join statement s on s.id = p.statement_id and s.state = 'published'
		where r.state = 'published' group by r.id order by statements desc, r.id`;
	const stakeholders = await sql`
		select v.id from stakeholder v
		join statement s on coalesce(s.organisation_id, s.speaker_id) = v.id and s.state = 'published'
		where v.state = 'published' group by v.id order by count(*) desc, v.id limit 1000`;
	const [source] = await sql`select id from article where state = 'published' order by id limit 1`;
	await sql.end();
	const stakeholder = (number) => stakeholders[number % stakeholders.length].id;
	const statement = (regulation, number) => ({
		organisation: stakeholder(number),
		date: `${2015 + (number % 9)}-0${1 + (number % 9)}-1${number % 10}`,
		basis: 'event',
		channel: 'statement',
		lang: 'en',
		summary: `Statement ${mark}-${number} of the bench.`,
		state: 'published',
		positions: [{ regulation, stance: 'oppose' }],
		sources: [source.id],
		signatories: [stakeholder(number + 1), stakeholder(number + 2)],
		demands: ['withdraw']
	});
	return { regulations, statement };
}

/** Times each kind of save, alternating between laws with many statements and with few. */
async function onRegulations(chosen, { rounds, statement, write: { newId, saveItem } }) {
	const times = new Map();
	for (let number = 0; number < rounds; number++)
		for (const regulation of chosen) {
			const { signatories, ...rest } = statement(regulation.id, number);
			let item = { ...rest, id: newId(), signatories: signatories.slice(0, 1) };
			let version = 0;
			for (const [what, change] of Object.entries({
				new: {},
				'another date': { date: '2019-05' },
				'a signatory more': { signatories },
				withdrawn: { state: 'withdrawn', stateReason: 'Over' }
			})) {
				item = { ...item, ...change };
				const took = await timed(async () => {
					({ version } = await saveItem('statement', item, { ...how, version }));
				});
				const key = `${what}, law of ${regulation.statements}`;
				times.set(key, [...(times.get(key) ?? []), took]);
			}
		}
	console.table(Object.fromEntries([...times].sort().map(([key, all]) => [key, spreadOf(all)])));
}

/** Saves as an import does. */
async function manyAtOnce(named, { statement, write: { inTransaction, newId, saveNew }, within }) {
	async function* pages() {
		for (let from = 0; from < many.statements; from += many.atOnce)
			yield Array.from({ length: many.atOnce }, (_, index) => {
				const regulation = named[(from + index) % named.length];
				return { ...statement(regulation.id, from + index), id: newId() };
			});
	}
	let written = 0;
	const all = await timed(() =>
		inTransaction(async (session) => {
			written = await timed(() =>
				saveNew(session, 'statement', pages(), { ...how, way: 'import/bench' })
			);
		}, within)
	);
	console.log(
		`${many.statements} statements on ${named.length} laws: ${(all / 1000).toFixed(1)} s, of these ` +
			`${((all - written) / 1000).toFixed(2)} s for what is derived at the end, in which others wait`
	);
}
