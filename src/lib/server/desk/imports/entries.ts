import { and, asc, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import { isEntered } from '../../../domain/imports.ts';
import { nounOf } from '../../../domain/nouns.ts';
import { draftReasons } from '../../../domain/review.ts';
import type { User } from '../../../domain/staff.ts';
import { csvRow, importItem } from '../tables.ts';
import { db } from '../../db/index.ts';
import { redact } from '../../visibility/index.ts';
import { readStored } from '../../write/items/read.ts';
import type { WholeImport } from './read.ts';
import type { NewItem } from './content-id.ts';

// Reads the items of an import: from its rows until they are entered, then from the record.

export type File = Pick<WholeImport, 'id' | 'name' | 'state'>;

export interface Entry {
	number: number;
	item: NewItem;
	/** The reason for a draft, or for keeping an item when the import was taken back. */
	note: string | null;
	/** New articles that the row cites. */
	articles: NewItem[];
}

export const mostInSample = 10;

export const hasItems = ({ state }: File) => isEntered({ state }) || state === 'withdrawn';

/** A contributor's rows all wait for an editor, so that reason is not shown. */
const whyDraft = sql<
	string | null
>`nullif(${csvRow.item}->>'stateReason', ${draftReasons.waiting})`;

const isIts = ({ id, name }: File, left = false) =>
	and(
		eq(importItem.importId, id),
		eq(importItem.noun, nounOf[name]),
		left ? isNotNull(importItem.note) : undefined
	);
export const isNew = ({ id }: File, left = false) =>
	and(
		eq(csvRow.importId, id),
		isNotNull(csvRow.item),
		sql`${csvRow.item} ? 'state'`,
		left ? isNotNull(whyDraft) : undefined
	);

export const countRows = (file: File, left = false) =>
	hasItems(file) ? db.$count(importItem, isIts(file, left)) : db.$count(csvRow, isNew(file, left));

interface Some {
	limit: number;
	offset: number;
	/** Only rows that stay drafts or were kept. */
	left?: boolean;
}

export async function numbersAt(file: File, { limit, offset }: Some): Promise<number[]> {
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

const select = (file: File, condition: SQL | undefined, limit: number, offset: number) =>
	db
		.select({ number: importItem.number, id: importItem.rowId, note: importItem.note })
		.from(importItem)
		.where(and(isIts(file), condition))
		.orderBy(asc(importItem.number), asc(importItem.rowId))
		.limit(limit)
		.offset(offset);

export async function importEntries(
	user: User,
	file: File,
	which: Some | { numbers: number[] }
): Promise<Entry[]> {
	const { numbers, ...range } =
		'numbers' in which ? { ...which, limit: mostInSample, offset: 0 } : { ...which, numbers: null };
	const entries = await (hasItems(file) ? onRecord : inFile)(file, range, numbers);
	const items = entries.map(({ item }) => item);
	const shown = await redact(db, user, nounOf[file.name], items);
	return entries.map((entry, index) => ({ ...entry, item: shown[index]! }));
}

async function inFile(file: File, { limit, offset, left }: Some, numbers: number[] | null) {
	const rows = await db
		.select({
			number: csvRow.number,
			item: csvRow.item,
			articles: csvRow.articles,
			note: whyDraft
		})
		.from(csvRow)
		.where(and(isNew(file, left), numbers ? inArray(csvRow.number, numbers) : undefined))
		.orderBy(asc(csvRow.number))
		.limit(limit)
		.offset(offset);
	return rows.map(({ articles, item, ...row }): Entry => ({
		...row,
		item: item as NewItem,
		articles: (articles ?? []) as NewItem[]
	}));
}

async function onRecord(file: File, { limit, offset, left }: Some, numbers: number[] | null) {
	const condition = numbers ? inArray(importItem.number, numbers) : isIts(file, left);
	const rows = await select(file, condition, limit, offset);
	const ids = rows.map(({ id }) => id);
	const stored = await readStored(db, nounOf[file.name], ids);
	const byId = new Map(stored.map(({ item }) => [item.id, item as NewItem]));
	return rows.flatMap(({ number, id, note }): Entry[] => {
		const item = byId.get(id);
		return item ? [{ number, item, note, articles: [] }] : [];
	});
}
