import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import postgres from 'postgres';
import { startPostgres } from '../bin/postgres.js';
import { freePort } from '../bin/ports.js';

// How much memory the built server takes while 200,000 statements are read as files, on a PostgreSQL that this starts
// and stops: node bench/export.js [statements]. Exits with 1 above 300 MB, or where a file is not whole.

const statements = Number(process.argv[2] ?? 200_000);
const mostBytes = 300e6;
const paths = ['/statements.csv', '/statements.json'];

const database = await startPostgres();
const port = String(await freePort());
const server = spawn('node', ['server.js'], {
	env: {
		...process.env,
		...{ PORT: port, DATABASE_URL: database.url, ORIGIN: '' },
		RULEWATCH_FOLDER: mkdtempSync(join(tmpdir(), 'rulewatch-bench-'))
	},
	stdio: ['ignore', 'ignore', 'inherit']
});
const base = `http://localhost:${port}`;
try {
	while (!(await fetch(`${base}/healthz`).catch(() => undefined))?.ok) await after(500);
	const before = await fill();
	for (const path of paths) await measure(path, before + statements);
} finally {
	server.kill('SIGTERM');
	await once(server, 'exit');
	await database.stop();
}

/** Rows by the thousand, past the triggers that ask each of them for its source: every one has it. */
async function fill() {
	const sql = postgres(database.url, { onnotice() {} });
	const [{ count }] =
		await sql`select count(*)::int as count from statement where state = 'published'`;
	await sql.begin(async (tx) => {
		await tx`set local session_replication_role = replica`;
		await tx`insert into statement
			(id, organisation_id, date, earliest, latest, basis, channel, summary, state)
			select 'made-' || n, (select min(id) from stakeholder where kind = 'industry_body'),
				day::text, day, day, 'event', 'statement', repeat('What was said. ', 12) || n, 'published'
			from generate_series(1, ${statements}) n, lateral (select date '2015-01-01' + n % 3600 as day) d`;
		await tx`insert into position (id, statement_id, regulation_id, stance)
			select 'made-' || n, 'made-' || n, (select min(id) from regulation where state = 'published'),
				'oppose'
			from generate_series(1, ${statements}) n`;
		await tx`insert into citation (article_id, statement_id)
			select (select min(id) from article where state = 'published'), 'made-' || n
			from generate_series(1, ${statements}) n`;
	});
	await sql`analyze`;
	await sql.end();
	return count;
}

async function measure(path, expected) {
	let most = 0;
	const watch = setInterval(() => (most = Math.max(most, memory())), 50);
	const start = performance.now();
	const answer = await fetch(base + path);
	let [bytes, found] = [0, 0];
	let rest = '';
	const decoder = new TextDecoder();
	for await (const chunk of answer.body) {
		bytes += chunk.length;
		// A row in either form begins a line, with its id.
		const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
		rest = lines.pop();
		found += lines.filter((line) => /^(made-|st-|\{"id")/.test(line)).length;
	}
	clearInterval(watch);
	const seconds = (performance.now() - start) / 1000;
	console.log(
		`${path}: ${found} rows, ${(bytes / 1e6).toFixed(0)} MB, ${seconds.toFixed(0)} s, at most ${(most / 1e6).toFixed(0)} MB of memory`
	);
	if (most > mostBytes || found !== expected) process.exitCode = 1;
}

/** The server's own, in bytes. */
function memory() {
	const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'));
	return Number(kilobytes) * 1024;
}
