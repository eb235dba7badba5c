import { strFromU8, unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import { regulationCharts } from '../../src/lib/domain/charts/views.ts';

const feeds = ['/feed.atom', '/feed.json'];
const timelines = ['json', 'ics', 'csv', 'svg', 'png'].map((format) => `/timeline.${format}`);
const files = {
	regulations: ['.json', ...feeds, ...timelines],
	stakeholders: ['.json', ...feeds],
	statements: ['.json'],
	events: ['.json'],
	articles: ['.json'],
	topics: feeds
};
const lists = ['regulations', 'stakeholders', 'statements', 'articles', 'events'];
const citations = 'csl.json bib ris txt txt?style=chicago txt?style=mla txt?style=wikipedia'.split(
	' '
);
const counts = ['statements', 'signatories', 'members'];
const chartFiles = ['', '.svg', '.csv', '.xlsx', '.json', '.png'];

/**
 * Every public address once: the sitemap's and their variants, lists under each single filter, and all pages of the
 * API.
 */
export async function* publicAddresses(origin) {
	const seen = new Set();
	for await (const path of all(origin))
		if (!seen.has(path)) {
			seen.add(path);
			yield path;
		}
}

async function* all(origin) {
	yield* ['/', '/robots.txt', ...feeds, '/calendar.ics', '/calendar.ics?jurisdiction=PK'];
	yield* ['/coming', '/sitemap.xml', '/healthz', '/no/such/page'];
	for (const map of await locations(origin, '/sitemap.xml')) {
		yield map;
		for (const path of await locations(origin, map)) {
			yield path;
			yield* alsoOf(path);
		}
	}
	for (const chart of ['hidden', 'stance', 'matrix'])
		yield* chartFiles.map((end) => `/trends/charts/${chart}${end}`);
	for (const list of lists) yield* underEachFilter(origin, list);
	yield '/api/v1/openapi.json';
	for (const noun of [...lists, 'memberships', 'topics'])
		yield* pagesOfApi(origin, `/api/v1/${noun}`);
}

function* alsoOf(path) {
	const [, noun = '', item] = path.split('/');
	if (!item || !(noun in files)) return;
	for (const end of files[noun]) yield path + end;
	if (noun !== 'topics') for (const end of citations) yield `${path}/cite.${end}`;
	yield `/embed${path}`;
	if (noun !== 'regulations') return;
	yield* ['/compare', '/compare.csv', '/compare.xlsx'].map((page) => `${page}?regulations=${item}`);
	yield `/embed${path}/timeline`;
	for (const count of counts) {
		yield `${path}?count=${count}`;
		for (const chart of Object.keys(regulationCharts)) {
			for (const end of chartFiles) yield `${path}/charts/${chart}${end}?count=${count}`;
			yield `/embed${path}/charts/${chart}?count=${count}`;
		}
	}
}

async function* underEachFilter(origin, list) {
	const { document } = parseHTML(await (await fetch(`${origin}/${list}`)).text());
	const queries = [...document.querySelectorAll('select option')]
		.filter(({ value }) => value)
		.map((option) => `?${option.closest('select').name}=${encodeURIComponent(option.value)}`);
	for (const query of ['', ...queries, '?page=2', '?q=online', '?no-such-filter=1'])
		for (const end of ['', '.json', '.csv', '.xlsx', ...feeds]) yield `/${list}${end}${query}`;
}

async function* pagesOfApi(origin, first) {
	for (let path = first; path;) {
		yield path;
		const answer = await fetch(origin + path);
		const { data = [] } = await answer.json();
		for (const { slug, id } of data) yield `${first}/${slug ?? id}`;
		const [, next = ''] = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '') ?? [];
		path = next.slice(origin.length);
	}
}

/** @param {string} origin @param {string} path of a site map */
async function locations(origin, path) {
	const xml = await (await fetch(origin + path)).text();
	return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => {
		const { pathname, search } = new URL(loc.replaceAll('&amp;', '&'));
		return pathname + search;
	});
}

export async function* packageFiles(origin) {
	const answer = await fetch(`${origin}/data/rulewatch.zip`);
	for (const [name, bytes] of Object.entries(unzipSync(new Uint8Array(await answer.arrayBuffer()))))
		yield [`/data/rulewatch.zip/${name}`, strFromU8(bytes)];
	yield ['/data/popolo.json', await (await fetch(`${origin}/data/popolo.json`)).text()];
}
