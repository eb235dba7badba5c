// How much memory the server takes at most, and how long it and others wait, while the whole of a large record is
// fetched: node bench/export.js [statements] [readers at once], on a PostgreSQL of its own, or on one that is filled
// already with DATABASE_URL=…
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as after } from 'node:timers/promises';
import postgres from 'postgres';
import { startPostgres } from '../bin/postgres.js';
import { startServer, temporaryFolder } from '../bin/server.js';

const statements = Number(process.argv[2] ?? 200_000);
const readers = Number(process.argv[3] ?? 1);
const most = 300;

const database = process.env.DATABASE_URL ? undefined : await startPostgres();
const DATABASE_URL = database?.url ?? process.env.DATABASE_URL ?? '';
const { folder, remove } = temporaryFolder();
const env = { DATABASE_URL, RULEWATCH_FOLDER: folder };

/** Rows without end of everything that a statement hangs on; constraints do not run meanwhile. */
async function fill() {
	const sql = postgres(DATABASE_URL, { max: 1, onnotice: () => {} });
	const words = `(select string_agg(md5(n::text || w), ' ') from generate_series(1, 8) w)`;
	const series = (/** @type {number} */ count) => `generate_series(1, ${Math.ceil(count)}) n`;
	const some = (/** @type {string} */ name, /** @type {number} */ count) =>
		`'${name}-' || (1 + (n::bigint * 7919) % ${Math.ceil(count)})`;
	const [laws, voices] = [statements / 20, statements / 10];
	await sql.unsafe(`
		set session_replication_role = replica;
		insert into regulation (id, state, slug, title, jurisdiction, issuing_body, instrument, status, summary)
			select 'law-' || n, 'published', 'law-' || n, 'Law ' || n, 'PK', 'Ministry', 'act', 'in_force', ${words} from ${series(laws)};
		insert into stakeholder (id, state, slug, name, kind)
			select 'voice-' || n, 'published', 'voice-' || n, 'Voice ' || n, 'company' from ${series(voices)};
		insert into article (id, state, slug, url, headline, headline_basis, outlet, section, source_type, published, published_earliest, published_latest)
			select 'article-' || n, 'published', 'article-' || n, 'https://example.org/' || n, ${words}, 'page', 'Dawn', 'news', 'news', '2020-02', '2020-02-01', '2020-02-29' from ${series(statements)};
		insert into statement (id, state, organisation_id, date, earliest, latest, basis, channel, summary)
			select 'statement-' || n, (case when n % 50 = 0 then 'draft' else 'published' end)::publication_state, ${some('voice', voices)},
				'2020-02', '2020-02-01', '2020-02-29', 'event', 'letter', ${words} from ${series(statements)};
		insert into position (id, statement_id, regulation_id, stance)
			select 'position-' || n, 'statement-' || n, ${some('law', laws)}, 'oppose' from ${series(statements)};
		insert into demand (statement_id, demand) select 'statement-' || n, 'withdraw' from ${series(statements)};
		insert into signatory (statement_id, stakeholder_id)
			select 'statement-' || n, ${some('voice', voices)} from ${series(statements)};
		insert into quotation (id, statement_id, article_id, exact, state)
			select 'quotation-' || n, 'statement-' || n, 'article-' || n, ${words}, 'published' from ${series(statements / 2)};
		insert into citation (article_id, statement_id)
			select 'article-' || (1 + (n * k) % ${statements}), 'statement-' || n from ${series(statements)}, generate_series(1, 4) k on conflict do nothing;
		insert into citation (article_id, position_id)
			select 'article-' || n, 'position-' || n from ${series(statements)};
		reset session_replication_role;
	`);
	await sql`vacuum analyze`;
	await sql.end();
}

/** The most memory that a process had in RAM so far, in MB, from Linux. */
const peakOf = (/** @type {number | undefined} */ pid) =>
	Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

const elapsedSince = (/** @type {number} */ began) =>
	`${((performance.now() - began) / 1000).toFixed(1)} s`;

/** @param {string} address */
async function fetched(address) {
	const began = performance.now();
	const { status, body } = await fetch(address);
	const first = elapsedSince(began);
	let bytes = 0;
	for await (const piece of body ?? []) bytes += piece.length;
	return { status, first, MB: (bytes / 1e6).toFixed(1), whole: elapsedSince(began) };
}

/** How long others wait for a page, again and again, until told to stop. */
async function others(/** @type {string} */ url, /** @type {AbortSignal} */ stop) {
	const times = [];
	while (!stop.aborted) {
		const began = performance.now();
		await fetch(`${url}/healthz`).then((response) => response.text());
		times.push(performance.now() - began);
		await after(100);
	}
	times.sort((one, other) => one - other);
	const at = (/** @type {number} */ share) => times[Math.floor(share * (times.length - 1))];
	return `${at(0.5)?.toFixed(0)} ms, 99 %: ${at(0.99)?.toFixed(0)} ms, worst ${at(1)?.toFixed(0)} ms`;
}

try {
	if (database) {
		await (await startServer(env)).end();
		const began = performance.now();
		await fill();
		console.log(`${statements} statements entered in ${elapsedSince(began)}`);
	}
	for (const path of ['/data', '/data/rulewatch.zip', '/data/popolo.json', '/statements.csv']) {
		const server = await startServer(env);
		const stopping = new AbortController();
		const waited = others(server.url, stopping.signal);
		const answers = await Promise.all(
			Array.from({ length: readers }, () => fetched(server.url + path))
		);
		stopping.abort();
		const peak = peakOf(server.child.pid);
		console.log(path);
		for (const { status, first, MB, whole } of answers)
			console.log(`  ${status}: begun after ${first}, ${MB} MB after ${whole}`);
		console.log(`  others wait ${await waited}`);
		console.log(`  at most ${peak.toFixed(0)} MB in memory`);
		if (peak > most) process.exitCode = 1;
		await server.end();
	}
} finally {
	await database?.stop();
	remove();
}
