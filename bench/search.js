// How long a search takes over a large record on a PostgreSQL of its own: for rare, common and two words, with the
// counts of every filter, in the database and as a page of the built app.
// node bench/search.js [statements], or on one that is filled already: DATABASE_URL=… node bench/search.js
import { performance } from 'node:perf_hooks';
import postgres from 'postgres';
import { createServer } from 'vite';
import { startServer, temporaryFolder } from '../bin/server.js';
import { filledPostgres } from './synthetic/filled.js';
import { readArguments } from '../bin/options.js';

readArguments('node bench/search.js [statements]: how long searches take over a large record.', {
	words: 1
});

const statements = Number(process.argv[2] ?? 200_000);
const rounds = 20;

const { url, stop } = await filledPostgres(statements);
const vite = await createServer({ server: { middlewareMode: true }, logLevel: 'error' });
const database = await vite.ssrLoadModule('/src/lib/server/db/index.ts');
const { search } = await vite.ssrLoadModule('/src/lib/server/search/index.ts');
const { folder, remove } = temporaryFolder();
const sql = postgres(url, { max: 1, onnotice: () => {} });

/** Times in milliseconds of what is done for each of some searches, again and again. */
async function timesOf(searches, work) {
	const times = [];
	for (let round = 0; round <= rounds; round++)
		for (const each of searches) {
			const began = performance.now();
			await work(each);
			// The first round warms what any server that has run for a minute has warm.
			if (round) times.push(performance.now() - began);
		}
	times.sort((one, other) => one - other);
	const at = (share) => `${times[Math.floor(share * (times.length - 1))].toFixed(1)} ms`;
	return { median: at(0.5), p99: at(0.99), worst: at(1) };
}

/** Words of statements by how many have them, as a sample tells. */
async function wordsBetween(least, most, count) {
	const percent = Math.min(100, 2_000_000 / statements);
	const sample = `select vector from search_entry tablesample system (${percent}) where noun = 'statement'`;
	const rows = await sql`
		select word from ts_stat(${sample}) as stat(word, entries, n)
		where word ~ '^[a-z]{4,}$' and entries * ${100 / percent}::float between ${least} and ${most}
		order by md5(word) limit ${count}`;
	return rows.map(({ word }) => word);
}

try {
	await database.connect({ url });
	const [size] = await sql`select count(*)::int as entries from search_entry`;
	console.log(`${size?.entries} entries`);

	const rare = await wordsBetween(10, Math.max(100, statements / 2_000), 12);
	const middling = await wordsBetween(statements / 100, statements / 40, 6);
	const common = ['government', 'privacy', 'data', 'internet', 'laws'];
	const kinds = {
		rare,
		middling,
		common,
		'two words': [
			...['privacy government', 'data internet', 'platforms content'],
			...rare.slice(0, 4).map((word) => `${word} government`)
		],
		'two rare words': rare.slice(0, 6).map((word, index) => `${word} ${rare[index + 6]}`),
		'a name and a word': ['Association privacy', 'Coalition government'],
		'in another script': ['حکومت', 'آن لائن آزادی'],
		'as a question': ['who opposed privacy in Pakistan', 'what did companies say on 12 March 2020'],
		'not all words': ['government zzxqy privacy', 'platforms zzxqy internet qqzwx data'],
		misspelt: ['goverment privasy', 'Koalition']
	};
	const filters = { 'with no filter': {}, 'with two filters': { stance: 'oppose', year: '2020' } };
	const rows = {};
	for (const [named, chosen] of Object.entries(filters))
		for (const [kind, searches] of Object.entries(kinds))
			rows[`${kind}, ${named}`] = await timesOf(searches, (words) =>
				search(words, { filters: chosen, page: 1 })
			);
	console.log('Without the page: what is on the first one, and all counts');
	console.table(rows);

	const app = await startServer({
		DATABASE_URL: url,
		RULEWATCH_FOLDER: folder,
		CACHE_MEGABYTES: '0'
	});
	const pages = {};
	const read = async (path) => {
		const response = await fetch(app.url + path);
		const text = await response.text();
		if (response.status !== 200) throw new Error(`${response.status} for ${path}: ${text}`);
	};
	for (const [kind, searches] of Object.entries(kinds)) {
		const query = (words) => `?q=${encodeURIComponent(words)}`;
		pages[kind] = await timesOf(searches, (words) => read(`/search${query(words)}`));
		pages[`${kind}, while typing`] = await timesOf(searches, (words) =>
			read(`/search/suggestions.json${query(words)}`)
		);
	}
	console.log('As a page of the built app');
	console.table(pages);
	await app.end();
	await database.close();
} finally {
	await sql.end();
	await vite.close();
	await stop();
	remove();
}
