import { and, asc, count, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import { isEntered } from '../../../domain/imports.ts';
import { deskPage } from '../../../domain/address/pages.ts';
import { type Noun, nounOf } from '../../../domain/nouns.ts';
import { draftReasons } from '../../../domain/review.ts';
import type { User } from '../../../domain/staff.ts';
import { type Named, type Names, titleOf } from '../../../domain/titles.ts';
import { said } from '../../../nouns/derive/differences.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { picksIn } from '../../../nouns/derive/typed.ts';
import { csvRow, importItem } from '../tables.ts';
import { db } from '../../db/index.ts';
import { pageOf } from '../../lists/list.ts';
import { namesIn, redacted } from '../../visibility/index.ts';
import { readItems } from '../../write/items/read.ts';
import type { WholeImport } from './read.ts';
import type { NewItem } from './rows.ts';

// The rows of an import as its editor reads them: before they enter as they will be, then as they stand.

type File = Pick<WholeImport, 'id' | 'name' | 'state'>;

interface Entry {
	number: number;
	item: NewItem;
	/** Why it stays a draft, or was kept. */
	note: string | null;
	/** Those that come with it. */
	articles: NewItem[];
}

/** A row in the list of all. */
export interface RowLine {
	number: number;
	title: string;
	state: 'draft' | 'published' | 'withdrawn';
	/** Its page at the desk, once it has entered. */
	href?: string;
	note: string | null;
}

/** A row in full, beside its sources. */
export interface SampleRow extends RowLine {
	noun: Noun;
	item: object;
	names: Names;
	sources: ({ id: string } & Partial<Named>)[];
}

const hasItems = ({ state }: File) => isEntered({ state }) || state === 'withdrawn';

/** A page of all rows that make something, in the order of the file. */
export async function rowLines(user: User, file: File, page: number) {
	const total = await countRows(file);
	const { limit, offset, ...at } = pageOf(total, page);
	const entries = await entriesOf(user, file, { limit, offset });
	const names = await namesFor(user, nounOf[file.name], entries);
	return { rows: entries.map((entry) => lineOf(file, entry, names)), total, ...at };
}

/** The rows that stay behind when the rest is published, or were kept when it was taken back: how many, and the first. */
export async function leftBehind(user: User, file: File) {
	const total = await countRows(file, true);
	if (!total) return { rows: [], total };
	const entries = await entriesOf(user, file, {
		limit: pageOf(total, 1).limit,
		offset: 0,
		left: true
	});
	const names = await namesFor(user, nounOf[file.name], entries);
	return { rows: entries.map((entry) => lineOf(file, entry, names)), total };
}

/** How many rows in full are shown where nobody chose any, and how many one may choose. */
const usualSample = 3;
export const mostInSample = 10;

/** Rows in full: those of the numbers that were chosen, or some that are spread over the file. */
export async function sample(user: User, file: File, chosen: number[]): Promise<SampleRow[]> {
	const noun = nounOf[file.name];
	const numbers = chosen.length ? chosen : await spread(file);
	const entries = await entriesOf(user, file, { numbers });
	const names = await namesFor(user, noun, entries);
	return entries.map((entry) => {
		const { item } = entry;
		const cited = picksIn(formOf(noun), item as never).filter(
			({ field }) => field.of === 'article'
		);
		const ids = [...new Set(cited.map(({ text }) => text))];
		return {
			...{ ...lineOf(file, entry, names), noun, names },
			item: said(item),
			sources: ids.map((id) => ({ id, ...names.article?.[id] }))
		};
	});
}

async function spread(file: File): Promise<number[]> {
	const total = await countRows(file);
	const size = Math.min(usualSample, total);
	const places = Array.from({ length: size }, (_, at) =>
		size === 1 ? 0 : Math.round((at * (total - 1)) / (size - 1))
	);
	const rows = await Promise.all(places.map((offset) => numbersAt(file, { limit: 1, offset })));
	return rows.flat();
}

/** Why a row that has not entered will be a draft; a contributor's all wait, which is no reason. */
const whyDraft = sql<
	string | null
>`nullif(${csvRow.item}->>'stateReason', ${draftReasons.waiting})`;

const isIts = ({ id, name }: File, left = false) =>
	and(
		eq(importItem.importId, id),
		eq(importItem.noun, nounOf[name]),
		left ? isNotNull(importItem.note) : undefined
	);
const isNew = ({ id }: File, left = false) =>
	and(
		eq(csvRow.importId, id),
		isNotNull(csvRow.item),
		sql`${csvRow.item} ? 'state'`,
		left ? isNotNull(whyDraft) : undefined
	);

const countRows = (file: File, left = false) =>
	hasItems(file) ? db.$count(importItem, isIts(file, left)) : db.$count(csvRow, isNew(file, left));

interface Some {
	limit: number;
	offset: number;
	/** Those alone that stay behind. */
	left?: boolean;
}

async function numbersAt(file: File, { limit, offset }: Some): Promise<number[]> {
	const rows = hasItems(file)
		? await select(file, undefined, limit, offset)
		: await db
				.select({ number: csvRow.number })
				.from(csvRow)
				.where(isNew(file))
				.orderBy(asc(csvRow.number))
				.limit(limit)
				.offset(offset);
	return rows.map(({ number }) => number);
}

const select = (file: File, further: SQL | undefined, limit: number, offset: number) =>
	db
		.select({ number: importItem.number, id: importItem.rowId, note: importItem.note })
		.from(importItem)
		.where(and(isIts(file), further))
		.orderBy(asc(importItem.number), asc(importItem.rowId))
		.limit(limit)
		.offset(offset);

async function entriesOf(
	user: User,
	file: File,
	which: Some | { numbers: number[] }
): Promise<Entry[]> {
	const { limit, offset, left }: Some =
		'numbers' in which ? { limit: mostInSample, offset: 0 } : which;
	const chosen = 'numbers' in which ? which.numbers : undefined;
	if (!hasItems(file)) {
		const rows = await db
			.select({
				number: csvRow.number,
				item: csvRow.item,
				articles: csvRow.articles,
				note: whyDraft
			})
			.from(csvRow)
			.where(and(isNew(file, left), chosen && inArray(csvRow.number, chosen)))
			.orderBy(asc(csvRow.number))
			.limit(limit)
			.offset(offset);
		const items = await redacted(
			db,
			user,
			nounOf[file.name],
			rows.map(({ item }) => item as NewItem)
		);
		return rows.map(({ number, articles, note }, index) => ({
			...{ number, item: items[index]!, note },
			articles: (articles ?? []) as NewItem[]
		}));
	}
	const further = chosen ? inArray(importItem.number, chosen) : isIts(file, left);
	const rows = await select(file, further, limit, offset);
	const noun = nounOf[file.name];
	const stored = await readItems(
		db,
		noun,
		rows.map(({ id }) => id)
	);
	const items = await redacted(
		db,
		user,
		noun,
		stored.map(({ item }) => item as unknown as NewItem)
	);
	const byId = new Map(items.map((item) => [item.id, item]));
	return rows.flatMap(({ number, id, note }) => {
		const item = byId.get(id);
		return item ? { number, item, note, articles: [] } : [];
	});
}

async function namesFor(user: User, noun: Noun, entries: Entry[]): Promise<Names> {
	const names = await namesIn(
		user,
		noun,
		entries.map(({ item }) => item)
	);
	for (const { articles } of entries)
		for (const item of articles)
			(names.article ??= {})[item.id] = {
				name: titleOf('article', item, {}),
				state: 'draft',
				url: item.url as string
			};
	return names;
}

function lineOf(file: File, { number, item, note }: Entry, names: Names): RowLine {
	const noun = nounOf[file.name];
	const { state, stateReason } = item as { state?: RowLine['state']; stateReason?: string };
	const isTaken = stateReason === draftReasons.taken_back;
	return {
		...{ number, note, title: titleOf(noun, item, names) },
		state: isTaken ? 'withdrawn' : (state ?? 'draft'),
		...(hasItems(file) && { href: deskPage(noun, item.id) })
	};
}

/** The articles that an import brings beside its rows: how many, and the first of them. */
export async function articleLines(user: User, file: File) {
	if (file.name === 'articles') return { rows: [], total: 0 };
	if (hasItems(file)) {
		const as: File = { ...file, name: 'articles' };
		return rowLines(user, as, 1);
	}
	const each = db
		.selectDistinctOn([sql`article.value->>'id'`], {
			number: csvRow.number,
			item: sql<NewItem>`article.value`.as('item')
		})
		.from(csvRow)
		.innerJoin(sql`jsonb_array_elements(${csvRow.articles}) article`, sql`true`)
		.where(isNew(file))
		.orderBy(sql`article.value->>'id'`, asc(csvRow.number))
		.as('each');
	const [all] = await db.select({ total: count() }).from(each);
	const rows = await db.select().from(each).orderBy(each.number).limit(pageOf(0, 1).limit);
	return {
		rows: rows.map(({ number, item }): RowLine => ({
			...{ number, note: null, state: 'draft' },
			title: titleOf('article', item, {}),
			href: String(item.url)
		})),
		total: all?.total ?? 0
	};
}
