import { inArray, sql } from 'drizzle-orm';
import { addressKey, hostOf } from '../../../domain/address/address.ts';
import { draftReasons } from '../../../domain/review.ts';
import { atLeast } from '../../../domain/staff.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import type { ItemForm, Problems, Typed } from '../../../nouns/derive/field.ts';
import type { Found } from '../../../nouns/derive/read-item.ts';
import { blank, picksIn } from '../../../nouns/derive/typed.ts';
import type { Database } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { among, type Reader } from '../../visibility/index.ts';
import { checker, idOf, isRefused, referencedStates } from '../../write/index.ts';
import { readItems } from '../entry/index.ts';
import { resolve } from '../lookup/index.ts';
import { listIn, type TypedRow } from './cells.ts';
import { aboutArticles } from './columns.ts';
import type { NewItem } from './content-id.ts';
import { isTakenBack } from './taken-back.ts';

// A page that a row cites by its address and that the record does not have becomes an article with the row.

type Session = Pick<Database, 'select' | 'execute'>;

/** A row's page that is not on record. */
interface Cited {
	row: number;
	/** Where in the row's form it is cited first. */
	place: string;
	url: string;
	key: string;
	/** Which of the row's pages it is, and whether it is the only one. */
	at: number;
	alone: boolean;
}

interface CitedArticles {
	/** What their addresses name from now on. */
	found: Map<string, Found>;
	/** Of each row, the articles that it brings and what is wrong with what it says of them. */
	rows: { articles: NewItem[]; problems: Problems }[];
}

/** The number of queries does not grow with the rows. */
export async function citedArticles(
	session: Session,
	reader: Reader,
	form: ItemForm,
	rows: TypedRow[]
): Promise<CitedArticles> {
	const all = rows.flatMap(({ typed }, row) => pagesIn(form, typed, row));
	const known = await onRecord(session, reader, all);
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
	const read = await readItems(reader, formOf('article'), typed, { session });
	const states = await referencedStates(
		session,
		read.map(({ item }) => item)
	);
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
		// What is wrong with an article is said once; the row that cites it is checked as if it were right.
		result.found.set(page.url, { id });
		row.articles.push({ ...(isRefused(checked) ? item : checked), ...state, id, slug });
	}
	return result;
}

const own = new Set(['outlet', 'headline', 'author', 'published']);

const placeOf = ({ place }: Cited, field: string) =>
	own.has(field) ? `${aboutArticles}.${field}` : place;

/** The pages that a row cites by their addresses, each once. */
function pagesIn(form: ItemForm, typed: Typed, row: number): Cited[] {
	const pages = new Map<string, { place: string; url: string; key: string }>();
	for (const { place, field, text } of picksIn(form, typed)) {
		const url = text.trim();
		const key = field.of === 'article' ? addressKey(url) : undefined;
		if (key && !pages.has(url)) pages.set(url, { place, url, key });
	}
	return [...pages.values()].map((page, at, all) => ({
		...page,
		...{ row, at, alone: all.length === 1 }
	}));
}

async function onRecord(session: Session, reader: Reader, pages: Cited[]) {
	if (!pages.length) return new Map<string, never>();
	const { id, slug, addressKey: key } = t.article;
	const rows = await session
		.select({ id, slug, key, isTakenBack: isTakenBack(reader, 'article') })
		.from(t.article)
		.where(inArray(key, among(pages.map(({ key }) => key))));
	return new Map(rows.map(({ key, ...row }) => [key!, row]));
}

/** What the outlets are called whose pages the record has already, by their hosts. */
async function outletsOf(session: Session, pages: Cited[]): Promise<Map<string, string>> {
	const host = sql<string>`split_part(${t.article.addressKey}, '/', 1)`;
	const rows = await session
		.select({ host, outlet: sql<string>`mode() within group (order by ${t.article.outlet})` })
		.from(t.article)
		.where(
			sql`${host} in ${among(pages.map(({ key }) => key.split('/')[0]!))} and ${t.article.state} = 'published'`
		)
		.groupBy(sql`1`);
	return new Map(rows.map(({ host, outlet }) => [host, outlet]));
}

/** Of several pages of a row, each has its own of what is parted by semicolons. */
function typedArticle(
	{ url, key, at, alone }: Cited,
	{ typed, articles }: TypedRow,
	outlets: Map<string, string>
): Typed {
	const told = Object.entries(articles).flatMap(([field, text]) => {
		const value = alone ? text : listIn(String(text))[at];
		return value ? [[field, value]] : [];
	});
	return {
		...blank(formOf('article')),
		outlet: outlets.get(key.split('/')[0]!) ?? hostOf(url),
		lang: typed.lang ?? 'en',
		...Object.fromEntries(told),
		url
	};
}
