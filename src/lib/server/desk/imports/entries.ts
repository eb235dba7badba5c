import { and, asc, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import { isEntered, type NewItem } from '../../../domain/imports.ts';
import { type Noun, nounOf } from '../../../domain/nouns.ts';
import { draftReasons } from '../../../domain/review.ts';
import type { User } from '../../../domain/staff.ts';
import { csvRow, importItem } from '../tables.ts';
import { db } from '../../db/index.ts';
import { redact } from '../../visibility/index.ts';
import { readStored } from '../../write/items/read.ts';
import type { WholeImport } from './read.ts';

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

interface Columns {
	number: SQL;
	id: SQL;
	note?: SQL;
	item?: SQL;
	articles?: SQL;
}

const none = sql`null`;

const columns = ({ number, id, note = none, item = none, articles = none }: Columns) => ({
	number: sql<number>`${number}`.as('number'),
	id: sql<string>`${id}`.as('entry_id'),
	note: sql<string | null>`${note}::text`.as('note'),
	item: sql<NewItem | null>`${item}::jsonb`.as('item'),
	articles: sql<NewItem[] | null>`${articles}::jsonb`.as('articles')
});

/** A query of the items of a noun, which is `article` for the articles that rows of another noun cite. */
export function entriesIn(file: File, noun: Noun) {
	const { number, item, articles } = csvRow;
	if (hasItems(file)) {
		const { number, rowId, note, importId } = importItem;
		return db
			.select(columns({ number: sql`${number}`, id: sql`${rowId}`, note: sql`${note}` }))
			.from(importItem)
			.where(and(eq(importId, file.id), eq(importItem.noun, noun)))
			.as('entry');
	}
	const isNew = and(eq(csvRow.importId, file.id), sql`${item} ? 'state'`);
	if (noun !== nounOf[file.name]) {
		const id = sql`article.value->>'id'`;
		return db
			.selectDistinctOn([id], columns({ number: sql`${number}`, id, item: sql`article.value` }))
			.from(csvRow)
			.innerJoin(sql`jsonb_array_elements(${articles}) article`, sql`true`)
			.where(isNew)
			.orderBy(id, asc(number))
			.as('entry');
	}
	return db
		.select(
			columns({
				number: sql`${number}`,
				id: sql`${item}->>'id'`,
				// A contributor's rows all wait for an editor, so that reason is not shown.
				note: sql`nullif(${item}->>'stateReason', ${draftReasons.waiting})`,
				item: sql`${item}`,
				articles: sql`${articles}`
			})
		)
		.from(csvRow)
		.where(isNew)
		.as('entry');
}

interface Some {
	limit: number;
	offset?: number;
	/** Only rows that stay drafts or were kept. */
	left?: boolean;
	numbers?: number[];
}

export async function importEntries(
	user: User,
	file: File,
	noun: Noun,
	{ limit, offset = 0, left, numbers }: Some
): Promise<Entry[]> {
	const entry = entriesIn(file, noun);
	const isLeft = left ? isNotNull(entry.note) : undefined;
	const rows = await db
		.select()
		.from(entry)
		.where(and(isLeft, numbers && inArray(entry.number, numbers)))
		.orderBy(asc(entry.number), asc(entry.id))
		.limit(limit)
		.offset(offset);
	const ids = hasItems(file) ? rows.map(({ id }) => id) : [];
	const stored = ids.length ? await readStored(db, noun, ids) : [];
	const byId = new Map(stored.map(({ item }) => [item.id, item as NewItem]));
	const entries = rows.flatMap(({ id, articles, ...row }): Entry[] => {
		const item = row.item ?? byId.get(id);
		return item ? [{ ...row, item, articles: articles ?? [] }] : [];
	});
	const items = entries.map(({ item }) => item);
	const shown = await redact(db, user, noun, items);
	return entries.map((entry, index) => ({ ...entry, item: shown[index]! }));
}
