// Times searches over a large record on PostgreSQL: for a rare, a common and two words, with all filter counts, in the
// database and as a page of the built app. DATABASE_URL=… names a filled record.
import postgres from 'postgres';
import { spreadOf, timed, withApp } from './shared.js';
import { filledPostgres } from './synthetic/filled.js';

export const takes = { numbers: { statements: 200_000, rounds: 20 } };

export async function run({ numbers: { statements, rounds } }) {
	const { url, stop } = await filledPostgres(statements);
	const { close, connect } = await import('../src/lib/server/db/index.ts');
	const { search } = await import('../src/lib/server/search/index.ts');
	const sql = postgres(url, { max: 1, onnotice: () => {} });
	try {
		const searches = await searchesOf(sql, statements);
		await connect({ url });
		const filters = {
			'with no filter': {},
			'with two filters': { stance: 'oppose', year: '2020' }
		};
		const rows = {};
		for (const [named, chosen] of Object.entries(filters))
			for (const [kind, all] of Object.entries(searches))
				rows[`${kind}, ${named}`] = await timesOf(all, rounds, (words) =>
					search(words, { filters: chosen, page: 1 })
				);
		console.log('Without the page: what is on the first one, and all counts');
		console.table(rows);
		await withApp({ DATABASE_URL: url, CACHE_MEGABYTES: '0' }, async (app) => {
			const read = async (path, words) => {
				const response = await fetch(`${app.url}${path}?q=${encodeURIComponent(words)}`);
				const text = await response.text();
				if (response.status !== 200)
					throw new Error(`${response.status} for ${path}, ${words}: ${text}`);
			};
			const pages = {};
			for (const [kind, all] of Object.entries(searches)) {
				pages[kind] = await timesOf(all, rounds, (words) => read('/search', words));
				pages[`${kind}, while typing`] = await timesOf(all, rounds, (words) =>
					read('/search/suggestions.json', words)
				);
			}
			console.log('As a page of the built app');
			console.table(pages);
		});
	} finally {
		await close();
		await sql.end();
		await stop();
	}
}

async function timesOf(searches, rounds, work) {
	const times = [];
	for (let round = 0; round <= rounds; round++)
		for (const words of searches) {
			const took = await timed(() => work(words));
			// The first round only warms the server up.
			if (round) times.push(took);
		}
	return spreadOf(times);
}

async function searchesOf(sql, statements) {
	const [size] = await sql`select count(*)::int as entries from search_entry`;
	console.log(`${size?.entries} entries`);
	const percent = Math.min(100, 2_000_000 / statements);
	const wordsBetween = async (least, most, count) => {
		const sample = `select vector from search_entry tablesample system (${percent}) where noun = 'statement'`;
		const rows = await sql`
			select word from ts_stat(${sample}) as stat(word, entries, n)
			where word ~ '^[a-z]{4,}$' and entries * ${100 / percent}::float between ${least} and ${most}
			order by md5(word) limit ${count}`;
		return rows.map(({ word }) => word);
	};
	const rare = await wordsBetween(10, Math.max(100, statements / 2_000), 12);
	const middling = await wordsBetween(statements / 100, statements / 40, 6);
	return {
		rare,
		middling,
		common: ['government', 'privacy', 'data', 'internet', 'laws'],
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
}
