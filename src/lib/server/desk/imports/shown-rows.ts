import { isNotNull } from 'drizzle-orm';
import { deskPage } from '../../../domain/address/pages.ts';
import { type Noun, nounOf } from '../../../domain/nouns.ts';
import { draftReasons } from '../../../domain/review.ts';
import type { User } from '../../../domain/staff.ts';
import { type Named, type Names, titleOf } from '../../../domain/titles.ts';
import { withoutIdAndState } from '../../../nouns/derive/differences.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { picksIn } from '../../../nouns/derive/typed.ts';
import { db } from '../../db/index.ts';
import { pageOf } from '../../lists/list.ts';
import { visibleNames } from '../../visibility/index.ts';
import {
	entriesIn,
	type Entry,
	type File,
	hasItems,
	importEntries,
	mostInSample
} from './entries.ts';

export interface RowLine {
	number: number;
	title: string;
	state: 'draft' | 'published' | 'withdrawn';
	/** The item's page at the desk, once the row is entered; before that, a cited article's own address. */
	href?: string;
	note: string | null;
}

export interface SampleRow extends RowLine {
	noun: Noun;
	item: object;
	names: Names;
	sources: ({ id: string } & Partial<Named>)[];
}

export const none = { rows: [], total: 0, page: 1, pages: 1 };

/** Lists the items of a noun; with `left` only those that stay drafts, or were kept when the rest was taken back. */
async function lines(user: User, file: File, noun: Noun, page: number, left = false) {
	const entry = entriesIn(file, noun);
	const total = await db.$count(entry, left ? isNotNull(entry.note) : undefined);
	if (!total) return none;
	const { limit, offset, ...at } = pageOf(total, page);
	const entries = await importEntries(user, file, noun, { limit, offset, left });
	const names = await namesFor(user, noun, entries);
	return { rows: entries.map((entry) => lineOf(file, noun, entry, names)), total, ...at };
}

export const rowLines = (user: User, file: File, page: number) =>
	lines(user, file, nounOf[file.name], page);

export const leftBehind = (user: User, file: File) => lines(user, file, nounOf[file.name], 1, true);

/** Lists the new articles that came, or will come, with the rows. */
export const articleLines = async (user: User, file: File) =>
	file.name === 'articles' ? none : lines(user, file, 'article', 1);

const defaultSampleSize = 3;

/** Returns the chosen rows, or a few that are spread over the file. */
export async function sampleRows(user: User, file: File, chosen: number[]): Promise<SampleRow[]> {
	const noun = nounOf[file.name];
	const numbers = chosen.length ? chosen : await spread(file);
	const entries = await importEntries(user, file, noun, { numbers, limit: mostInSample });
	const names = await namesFor(user, noun, entries);
	return entries.map((entry) => {
		const { item } = entry;
		const cited = picksIn(formOf(noun), item).filter(({ field }) => field.of === 'article');
		const ids = [...new Set(cited.map(({ text }) => text))];
		return {
			...lineOf(file, noun, entry, names),
			noun,
			names,
			item: withoutIdAndState(item),
			sources: ids.map((id) => ({ id, ...names.article?.[id] }))
		};
	});
}

async function spread(file: File): Promise<number[]> {
	const entry = entriesIn(file, nounOf[file.name]);
	const total = await db.$count(entry);
	const size = Math.min(defaultSampleSize, total);
	const places = Array.from({ length: size }, (_, at) =>
		size === 1 ? 0 : Math.round((at * (total - 1)) / (size - 1))
	);
	const rows = await Promise.all(
		places.map((place) =>
			db
				.select({ number: entry.number })
				.from(entry)
				.orderBy(entry.number, entry.id)
				.limit(1)
				.offset(place)
		)
	);
	return rows.flat().map(({ number }) => number);
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

function lineOf(file: File, noun: Noun, { number, item, note }: Entry, names: Names): RowLine {
	const { state, stateReason } = item as { state?: RowLine['state']; stateReason?: string };
	const isTaken = stateReason === draftReasons.taken_back;
	const isCited = noun !== nounOf[file.name];
	const href = hasItems(file) ? deskPage(noun, item.id) : isCited && String(item.url);
	return {
		number,
		note,
		title: titleOf(noun, item, names),
		state: isTaken ? 'withdrawn' : (state ?? 'draft'),
		...(href && { href })
	};
}
