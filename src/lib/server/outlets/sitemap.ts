import { asc, sql } from 'drizzle-orm';
import { trendCharts } from '../../domain/charts/views.ts';
import { type ListName, lists } from '../../domain/files.ts';
import { type Name, nounOf, pathOf } from '../../domain/nouns.ts';
import { sectionSlug } from '../../domain/sections.ts';
import { keysOf, sections } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import { isPublished } from '../db/published.ts';
import * as t from '../db/schema.ts';

/** The protocol allows 50,000 addresses a file; fewer are faster to read and send. */
const perFile = 10_000;

export interface Entry {
	path: string;
	changed?: Date;
}

const fixedPages: Entry[] = [
	...[
		'/',
		'/trends',
		'/coming',
		'/compare',
		'/coalitions',
		'/collection',
		'/sections',
		'/corrections',
		'/about',
		'/about/this-copy',
		'/takedowns',
		'/data',
		'/api',
		...lists.map((name) => `/${name}`)
	],
	...keysOf(trendCharts).map((chart) => `/trends/charts/${chart}`),
	...keysOf(sections).map((section) => `/sections/${sectionSlug(section)}`)
].map((path) => ({ path }));

/** Lists the sitemap files that hold every public page, each `/sitemap-{name}-{number}.xml`. */
export async function sitemapFiles(): Promise<string[]> {
	const totals = await Promise.all(
		lists.map(async (name) => {
			const table = tableOf(name);
			return [name, await db.$count(table, isPublished(table.state))] as const;
		})
	);
	const numbered = totals.flatMap(([name, total]) =>
		Array.from({ length: Math.ceil(total / perFile) }, (_, index) => `${name}-${index + 1}`)
	);
	return ['pages-1', ...numbered].map((file) => `/sitemap-${file}.xml`);
}

export async function sitemapEntries(name: string, number: string): Promise<Entry[] | undefined> {
	if (!/^[1-9]\d{0,5}$/.test(number)) return undefined;
	if (name === 'pages') return number === '1' ? fixedPages : undefined;
	const known = lists.find((each) => each === name);
	const rows = known ? await rowsOf(known, Number(number)) : [];
	return rows.length ? rows : undefined;
}

async function rowsOf(name: ListName, number: number): Promise<Entry[]> {
	const table = tableOf(name);
	const rows = await db
		.select({
			id: table.id,
			slug: 'slug' in t[nounOf[name]] ? table.slug : sql<string>`''`,
			changed: table.updatedAt
		})
		.from(table)
		.where(isPublished(table.state))
		.orderBy(asc(table.id))
		.limit(perFile)
		.offset((number - 1) * perFile);
	return rows.map(({ changed, ...row }) => ({ path: pathOf(nounOf[name], row)!, changed }));
}

/** The tables share these columns. Callers do not ask for those that one lacks. */
function tableOf(name: Name) {
	return t[nounOf[name]] as typeof t.regulation;
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

export function indexXml(paths: string[], origin: string): string {
	const lines = paths.map((path) => `<sitemap><loc>${located(path, origin)}</loc></sitemap>\n`);
	return `${head}<sitemapindex ${namespace}>\n${lines.join('')}</sitemapindex>\n`;
}

export function entriesXml(all: Entry[], origin: string): string {
	const lines = all.map(({ path, changed }) => {
		const lastmod = changed ? `<lastmod>${changed.toISOString()}</lastmod>` : '';
		return `<url><loc>${located(path, origin)}</loc>${lastmod}</url>\n`;
	});
	return `${head}<urlset ${namespace}>\n${lines.join('')}</urlset>\n`;
}

function located(path: string, origin: string): string {
	return new URL(path, origin).href.replaceAll('&', '&amp;').replaceAll("'", '&apos;');
}
