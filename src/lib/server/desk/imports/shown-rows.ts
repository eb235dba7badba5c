import { asc, count, sql } from 'drizzle-orm';
import { deskPage } from '../../../domain/address/pages.ts';
import { type Noun, nounOf } from '../../../domain/nouns.ts';
import { draftReasons } from '../../../domain/review.ts';
import type { User } from '../../../domain/staff.ts';
import { type Named, type Names, titleOf } from '../../../domain/titles.ts';
import { withoutIdAndState } from '../../../nouns/derive/differences.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { picksIn } from '../../../nouns/derive/typed.ts';
import { csvRow } from '../tables.ts';
import { db } from '../../db/index.ts';
import { pageOf } from '../../lists/list.ts';
import { visibleNames } from '../../visibility/index.ts';
import {
	countRows,
	type Entry,
	importEntries,
	type File,
	hasItems,
	isNew,
	numbersAt
} from './entries.ts';
import type { NewItem } from './content-id.ts';

export interface RowLine {
	number: number;
	title: string;
	state: 'draft' | 'published' | 'withdrawn';
	/** The item's page at the desk, once the row is entered. */
	href?: string;
	note: string | null;
}

export interface SampleRow extends RowLine {
	noun: Noun;
	item: object;
	names: Names;
	sources: ({ id: string } & Partial<Named>)[];
}

export async function rowLines(user: User, file: File, page: number) {
	const total = await countRows(file);
	const { limit, offset, ...at } = pageOf(total, page);
	const entries = await importEntries(user, file, { limit, offset });
	const names = await namesFor(user, nounOf[file.name], entries);
	return { rows: entries.map((entry) => lineOf(file, entry, names)), total, ...at };
}

/** Counts the rows that stay drafts or were kept when the rest was taken back, and lists the first. */
export async function leftBehind(user: User, file: File) {
	const total = await countRows(file, true);
	if (!total) return { rows: [], total };
	const entries = await importEntries(user, file, {
		limit: pageOf(total, 1).limit,
		offset: 0,
		left: true
	});
	const names = await namesFor(user, nounOf[file.name], entries);
	return { rows: entries.map((entry) => lineOf(file, entry, names)), total };
}

const defaultSampleSize = 3;

/** Returns the chosen rows, or a few that are spread over the file. */
export async function sampleRows(user: User, file: File, chosen: number[]): Promise<SampleRow[]> {
	const noun = nounOf[file.name];
	const numbers = chosen.length ? chosen : await spread(file);
	const entries = await importEntries(user, file, { numbers });
	const names = await namesFor(user, noun, entries);
	return entries.map((entry) => {
		const { item } = entry;
		const cited = picksIn(formOf(noun), item).filter(({ field }) => field.of === 'article');
		const ids = [...new Set(cited.map(({ text }) => text))];
		return {
			...lineOf(file, entry, names),
			noun,
			names,
			item: withoutIdAndState(item),
			sources: ids.map((id) => ({ id, ...names.article?.[id] }))
		};
	});
}

async function spread(file: File): Promise<number[]> {
	const total = await countRows(file);
	const size = Math.min(defaultSampleSize, total);
	const places = Array.from({ length: size }, (_, at) =>
		size === 1 ? 0 : Math.round((at * (total - 1)) / (size - 1))
	);
	const rows = await Promise.all(places.map((offset) => numbersAt(file, { limit: 1, offset })));
	return rows.flat();
}

async function namesFor(user: User, noun: Noun, entries: Entry[]): Promise<Names> {
	const items = entries.map(({ item }) => item);
	const names = await visibleNames(user, noun, items);
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
		number,
		note,
		title: titleOf(noun, item, names),
		state: isTaken ? 'withdrawn' : (state ?? 'draft'),
		...(hasItems(file) && { href: deskPage(noun, item.id) })
	};
}

/** Counts the new articles of an import, and lists the first. */
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
			number,
			note: null,
			state: 'draft',
			title: titleOf('article', item, {}),
			href: String(item.url)
		})),
		total: all?.total ?? 0
	};
}
