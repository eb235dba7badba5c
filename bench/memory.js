// How much memory the app takes over many requests for many pages: node bench/memory.js [requests] [pages]
// On a PostgreSQL of its own with 12,000 statements, or one that is filled already: DATABASE_URL=…
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import postgres from 'postgres';
import { startServer, temporaryFolder } from '../bin/server.js';
import { filledPostgres } from './synthetic/filled.js';
import { median } from './median.js';
import { readArguments } from '../bin/options.js';

readArguments(
	'node bench/memory.js [requests] [pages]: how much memory the app takes over many requests.',
	{ words: 2 }
);

const requests = Number(process.argv[2] ?? 100_000);
const wanted = Number(process.argv[3] ?? 10_000);
const atOnce = 8;
const samples = 100;

const { url, stop } = await filledPostgres(12_000);
const { folder, remove } = temporaryFolder();
const app = await startServer({ DATABASE_URL: url, RULEWATCH_FOLDER: folder });
const sql = postgres(url, { max: 1, onnotice: () => {} });
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

/** @returns {Promise<number>} the status */
const fetched = (path) =>
	new Promise((resolve, reject) => {
		get(app.url + path, { agent, headers: { 'accept-encoding': 'br' } }, (response) => {
			response.resume().on('end', () => resolve(response.statusCode));
		}).on('error', reject);
	});

const megabytes = () =>
	Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${app.child.pid}/status`, 'utf8'))?.[1]) /
	1024;

try {
	const rows = await sql`
		select path from (
			select '/statements/' || id as path from statement where state = 'published'
			union all select '/articles/' || slug from article where state = 'published'
			union all select '/regulations/' || slug from regulation where state = 'published'
		) page order by md5(path) limit ${wanted}`;
	const paths = rows.map(({ path }) => path);
	console.log(
		`${paths.length} pages, ${requests} requests, ${megabytes().toFixed(0)} MB at the start`
	);
	const taken = [];
	let sent = 0;
	const refused = new Map();
	const client = async () => {
		while (sent < requests) {
			const status = await fetched(paths[(sent * 7_919) % paths.length]);
			if (status !== 200) refused.set(status, (refused.get(status) ?? 0) + 1);
			if (++sent % (requests / samples) === 0) taken.push(megabytes());
		}
	};
	await Promise.all(Array.from({ length: atOnce }, client));
	const [third, fourth] = [taken.slice(50, 75), taken.slice(75)].map(median);
	console.log(
		`${Math.max(...taken).toFixed(0)} MB at most (under 350), ${[...refused].join(' ') || 'none'} refused`
	);
	console.log(
		`median of the third quarter ${third.toFixed(0)} MB, of the last ${fourth.toFixed(0)} MB (no growth)`
	);
} finally {
	await sql.end();
	await app.end();
	agent.destroy();
	remove();
	await stop();
}
