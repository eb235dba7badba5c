import { strFromU8, unzipSync } from 'fflate';

const files = {
	regulations:
		'.json /feed.atom /feed.json /timeline.json /timeline.ics /timeline.csv /timeline.svg /timeline.png'.split(
			' '
		),
	stakeholders: ['.json', '/feed.atom', '/feed.json'],
	statements: ['.json'],
	events: ['.json'],
	articles: ['.json'],
	topics: ['/feed.atom', '/feed.json']
};
const lists = ['regulations', 'stakeholders', 'statements', 'articles', 'events'];
const citations = 'csl.json bib ris txt txt?style=chicago txt?style=mla txt?style=wikipedia'.split(
	' '
);
const charts = {
	regulations: ['stance', 'reactions', 'demands'],
	trends: ['hidden', 'stance', 'matrix']
};
const counts = ['statements', 'signatories', 'members'];
const chartFiles = ['', '.svg', '.csv', '.xlsx', '.json', '.png'];

/**
 * Every public address once: the sitemap's and their variants, lists under each single filter, and all pages of the
 * API.
 * @param {string} origin
 */
export async function* publicAddresses(origin) {
	const seen = new Set();
	for await (const path of all(origin))
		if (!seen.has(path)) {
			seen.add(path);
			yield path;
		}
}

/** @param {string} origin */
async function* all(origin) {
	yield* [
		'/',
		'/robots.txt',
		'/feed.atom',
		'/feed.json',
		'/calendar.ics',
		'/calendar.ics?jurisdiction=PK',
		'/coming',
		'/sitemap.xml',
		'/healthz',
		'/no/such/page'
	];
	for (const map of await locations(origin, '/sitemap.xml')) {
		yield map;
		for (const path of await locations(origin, map)) {
			yield path;
			yield* alsoOf(path);
		}
	}
	for (const chart of charts.trends)
		yield* chartFiles.map((end) => `/trends/charts/${chart}${end}`);
	for (const list of lists) yield* underEachFilter(origin, list);
	yield '/api/v1/openapi.json';
	for (const noun of [...lists, 'memberships', 'topics'])
		yield* pagesOfApi(origin, `/api/v1/${noun}`);
}

/** @param {string} path */
function* alsoOf(path) {
	const [, noun = '', item] = path.split('/');
	if (!item || !(noun in files)) return;
	for (const end of files[/** @type {keyof files} */ (noun)]) yield path + end;
	if (noun !== 'topics') for (const end of citations) yield `${path}/cite.${end}`;
	yield `/embed${path}`;
	if (noun !== 'regulations') return;
	yield* ['/compare', '/compare.csv', '/compare.xlsx'].map((page) => `${page}?regulations=${item}`);
	yield `/embed${path}/timeline`;
	for (const count of counts) {
		yield `${path}?count=${count}`;
		for (const chart of charts.regulations) {
			for (const end of chartFiles) yield `${path}/charts/${chart}${end}?count=${count}`;
			yield `/embed${path}/charts/${chart}?count=${count}`;
		}
	}
}

/**
 * @param {string} origin
 * @param {string} list
 */
async function* underEachFilter(origin, list) {
	const html = await (await fetch(`${origin}/${list}`)).text();
	const queries = [''];
	for (const [, attributes = '', options = ''] of html.matchAll(
		/<select ([^>]*)>([\s\S]*?)<\/select>/g
	)) {
		const name = /name="([^"]+)"/.exec(attributes)?.[1];
		for (const [, value] of options.matchAll(/<option[^>]* value="([^"]+)"/g))
			queries.push(`?${name}=${encodeURIComponent(unescaped(value ?? ''))}`);
	}
	queries.push('?page=2', '?q=online', '?no-such-filter=1');
	for (const query of queries)
		for (const end of ['', '.json', '.csv', '.xlsx', '/feed.atom', '/feed.json'])
			yield `/${list}${end}${query}`;
}

/**
 * @param {string} origin
 * @param {string} first
 */
async function* pagesOfApi(origin, first) {
	for (let path = /** @type {string | undefined} */ (first); path;) {
		yield path;
		const answer = await fetch(origin + path);
		const { data = [] } = await answer.json();
		for (const { slug, id } of data) yield `${first}/${slug ?? id}`;
		const following = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
		path = following && following.slice(origin.length);
	}
}

/**
 * @param {string} origin
 * @param {string} path of a site map
 */
async function locations(origin, path) {
	const xml = await (await fetch(origin + path)).text();
	return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc = '']) => {
		const { pathname, search } = new URL(unescaped(loc));
		return pathname + search;
	});
}

/** @param {string} text */
const unescaped = (text) =>
	text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");

/** @param {string} origin */
export async function* packageFiles(origin) {
	const answer = await fetch(`${origin}/data/rulewatch.zip`);
	for (const [name, bytes] of Object.entries(unzipSync(new Uint8Array(await answer.arrayBuffer()))))
		yield /** @type {[string, string]} */ ([`/data/rulewatch.zip/${name}`, strFromU8(bytes)]);
	yield ['/data/popolo.json', await (await fetch(`${origin}/data/popolo.json`)).text()];
}
