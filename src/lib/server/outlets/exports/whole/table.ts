import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import { aboutOf, listTitleOf, nameOf, type Noun } from '../../../../domain/nouns.ts';
import { descriptionOf } from '../../../../nouns/derive/descriptions.ts';
import type { ColumnMapping } from '../../../../nouns/derive/store.server.ts';
import { stores } from '../../../../nouns/derive/stores.server.ts';
import { aboutEarliest, aboutLatest } from '../../../../nouns/shared-fields.ts';
import * as t from '../../../db/schema.ts';

export interface Field {
	name: string;
	description: string;
	column: PgColumn;
	/** SQL in place of the column, where only a part of it is public. */
	value: PgColumn | SQL<string | null>;
	/** The table whose `id` the column holds. */
	names?: string;
}

export interface Table {
	name: string;
	title: string;
	description: string;
	table: PgTable;
	fields: Field[];
	/** Identifies a row and orders the rows for reading in batches. */
	key: Field[];
}

const bookkeeping = {
	note: 'A remark of the editors.',
	createdAt: 'When it entered the record.',
	updatedAt: 'When it was last changed.'
};

const usual: Record<string, string> = {
	id: 'Permanent.',
	ordinal: 'Its place among them, from 1.',
	earliest: aboutEarliest,
	latest: aboutLatest
};

type Words = Record<string, string>;
type Value = SQL<string | null>;

/**
 * Takes the columns that the noun's description shows to programs, with the first and last day of dates. Links to
 * several items get their own tables.
 * @param values SQL in place of columns of which only a part is public
 */
export function tableOfNoun(noun: Noun, values: Record<string, Value> = {}): Table {
	const { fields } = descriptionOf(noun);
	const store = stores[noun];
	const readable = new Set(fields.filter(({ internal }) => !internal));
	const words = Object.fromEntries(
		store.columns
			.filter(({ field }) => readable.has(field) && !Object.hasOwn(bookkeeping, field.name))
			.flatMap(wordsOf)
	);
	return describeTable(store.table, listTitleOf(nameOf[noun]), aboutOf(nameOf[noun]), {
		id: aboutId(noun),
		...inOrder(store.table, words, values),
		...inOrder(store.table, bookkeeping)
	});
}

function wordsOf({ field, column, span }: ColumnMapping) {
	const { about = '', kind } = field;
	return [
		[column, kind === 'lines' ? `${about} A JSON array.` : about],
		...(span ? [aboutEarliest, aboutLatest].map((about, index) => [span[index]!, about]) : [])
	];
}

const inOrder = (table: PgTable, words: Words, values: Record<string, Value> = {}) =>
	Object.fromEntries(
		Object.keys(getTableColumns(table)).flatMap((column) =>
			column in words ? [[column, [words[column]!, values[column]] as const]] : []
		)
	);

/**
 * @param title if it is not like «Laws of events»
 * @param own descriptions of columns that need one
 */
export function tableOfList(
	noun: Noun,
	list: string,
	title?: string,
	about = '',
	own: Words = {}
): Table {
	const {
		field,
		table: one,
		parent,
		value,
		rows
	} = stores[noun].lists.find(({ field }) => field.name === list)!;
	const many = listTitleOf(nameOf[noun]).toLowerCase();
	const stored = rows?.columns.flatMap(({ column, span = [] }) => [column, ...span]) ?? [value!];
	const all = ['id', parent, 'ordinal', ...stored];
	const words = Object.fromEntries(
		all.map((column) => [column, own[column] ?? usual[column] ?? ''])
	);
	const { articleId } = getTableColumns(one) as Record<string, PgColumn>;
	const values: Record<string, Value> =
		articleId && !articleId.notNull ? { articleId: ifPublished(articleId) } : {};
	return describeTable(
		one,
		title ?? `${field.label} of ${many}`,
		about,
		inOrder(one, words, values)
	);
}

const ifPublished = (column: PgColumn): Value =>
	sql`(select id from ${t.article} where id = ${column} and state = 'published')`;

function aboutId(noun: Noun): string {
	const isInAddress = noun === 'statement' || noun === 'event';
	return isInAddress
		? `Permanent; in the address of its page: /${nameOf[noun]}/{id}.`
		: 'Permanent.';
}

type Described = Record<string, string | readonly [description: string, value?: Value]>;

/**
 * @param columns descriptions by column
 * @param further tables named without a foreign key, by column
 */
export function describeTable(
	table: PgTable,
	title: string,
	description: string,
	columns: Described,
	further: Record<string, string> = {},
	name: string = getTableName(table)
): Table {
	const { primaryKeys, foreignKeys } = getTableConfig(table);
	const names = new Map(
		foreignKeys.map((key) => {
			const { columns, foreignTable } = key.reference();
			return [columns[0]?.name, getTableName(foreignTable)];
		})
	);
	const all = getTableColumns(table) as Record<string, PgColumn>;
	const fields = Object.entries(columns).map(([key, described]) => {
		const column = all[key]!;
		const [description, value = column] = typeof described === 'string' ? [described] : described;
		return {
			name: column.name,
			description,
			column,
			value,
			names: names.get(column.name) ?? further[key]
		};
	});
	const inKey = primaryKeys[0]?.columns ?? Object.values(all).filter(({ primary }) => primary);
	const key = inKey.map(({ name }) => fields.find((field) => field.name === name)!);
	return { name, title, description, table, fields, key };
}
