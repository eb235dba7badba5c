import type { NewItem } from '../../../domain/imports.ts';
import { sql } from 'drizzle-orm';
import { addressKey, hostOf } from '../../../domain/address/address.ts';
import { draftReasons } from '../../../domain/review.ts';
import { atLeast } from '../../../domain/staff.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import type { ItemForm, Problems, Typed } from '../../../nouns/derive/field.ts';
import type { PickResult } from '../../../nouns/derive/read-item.ts';
import { blankForm, picksIn } from '../../../nouns/derive/typed.ts';
import type { Database } from '../../db/index.ts';
import { isPublished } from '../../db/published.ts';
import * as t from '../../db/schema.ts';
import { type Reader, textRows } from '../../visibility/index.ts';
import { checker, idOf, isRefused, referencedStates } from '../../write/index.ts';
import { itemsFromForms } from '../entry/index.ts';
import { resolve } from '../lookup/index.ts';
import { splitCell, type TypedRow } from './cells.ts';
import { aboutArticles } from './columns.ts';
import { pagesOnRecord } from './taken-back.ts';

// A page that a row cites becomes an article if the record does not have it.

interface Cited {
	row: number;
	/** The first place in the row's form that cites the page. */
	place: string;
	url: string;
	key: string;
	/** The position among the row's pages, and whether the row has only one. */
	at: number;
	alone: boolean;
}

interface CitedArticles {
	/** The new articles by address. */
	found: Map<string, PickResult>;
	/** For each row, its new articles and the problems with them. */
	rows: { articles: NewItem[]; problems: Problems }[];
}

/** Finds the articles that rows cite and the record lacks, with a constant number of queries. */
export async function citedArticles(
	session: Database,
	reader: Reader,
	form: ItemForm,
	rows: TypedRow[]
): Promise<CitedArticles> {
	const all = rows.flatMap(({ typed }, row) => pagesIn(form, typed, row));
	const keys = all.map(({ key }) => key);
	const known = await pagesOnRecord(session, reader, keys);
	const urls = all.map(({ url }) => url);
	const named = await resolve(reader, 'article', urls, { session });
	const missing = all.filter(
		({ key, url }) => known.get(key)?.isTakenBack ?? 'problem' in named.get(url)!
	);
	const result: CitedArticles = {
		found: new Map(),
		rows: rows.map(() => ({ articles: [], problems: {} }))
	};
	if (!missing.length) return result;
	const outlets = await outletsOf(session, missing);
	const typed = missing.map((page) => typedArticle(page, rows[page.row]!, outlets));
	const read = await itemsFromForms(reader, formOf('article'), typed, { session });
	const items = read.map(({ item }) => item);
	const states = await referencedStates(session, items);
	const check = checker('article', states);
	const state = atLeast(reader.role, 'editor')
		? { state: 'published' }
		: { state: 'draft', stateReason: draftReasons.waiting };
	for (const [index, page] of missing.entries()) {
		const { item, problems } = read[index]!;
		const { id = idOf(`article ${page.key}`), slug } = known.get(page.key) ?? {};
		const checked = check({ ...item, ...state, id, slug: slug ?? 'new' });
		const row = result.rows[page.row]!;
		for (const [field, message] of Object.entries(problems))
			row.problems[placeOf(page, field)] ??= message;
		if (isRefused(checked) && !Object.keys(problems).length)
			for (const { field, message } of checked) row.problems[placeOf(page, field)] ??= message;
		// A problem of an article is reported once: the citing row is checked as if the article were valid.
		result.found.set(page.url, { id });
		row.articles.push({ ...(isRefused(checked) ? item : checked), ...state, id, slug });
	}
	return result;
}

const articleOnlyFields = new Set(['outlet', 'headline', 'author', 'published']);

const placeOf = ({ place }: Cited, field: string) =>
	articleOnlyFields.has(field) ? `${aboutArticles}.${field}` : place;

function pagesIn(form: ItemForm, typed: Typed, row: number): Cited[] {
	const pages = new Map<string, { place: string; url: string; key: string }>();
	for (const { place, field, text } of picksIn(form, typed)) {
		const url = text.trim();
		const key = field.of === 'article' ? addressKey(url) : undefined;
		if (key && !pages.has(url)) pages.set(url, { place, url, key });
	}
	return [...pages.values()].map((page, at, all) => ({
		...page,
		row,
		at,
		alone: all.length === 1
	}));
}

/** Guesses outlets from earlier articles of the same host. */
async function outletsOf(session: Database, pages: Cited[]): Promise<Map<string, string>> {
	const host = sql<string>`split_part(${t.article.addressKey}, '/', 1)`;
	const rows = await session
		.select({ host, outlet: sql<string>`mode() within group (order by ${t.article.outlet})` })
		.from(t.article)
		.where(
			sql`${host} in ${textRows(pages.map(({ key }) => key.split('/')[0]!))} and ${isPublished(t.article.state)}`
		)
		.groupBy(sql`1`);
	return new Map(rows.map(({ host, outlet }) => [host, outlet]));
}

/** If a row cites several pages, the values for each are separated by semicolons. */
function typedArticle(
	{ url, key, at, alone }: Cited,
	{ typed, articles }: TypedRow,
	outlets: Map<string, string>
): Typed {
	const given = Object.entries(articles).flatMap(([field, text]) => {
		const value = alone ? text : splitCell(String(text))[at];
		return value ? [[field, value]] : [];
	});
	return {
		...blankForm(formOf('article')),
		outlet: outlets.get(key.split('/')[0]!) ?? hostOf(url),
		lang: typed.lang ?? 'en',
		...Object.fromEntries(given),
		url
	};
}
