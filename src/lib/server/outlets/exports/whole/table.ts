import { getTableColumns, getTableName, type SQL } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import { nameOf, type Noun } from '../../../../domain/nouns.ts';
import { descriptionOf } from '../../../../nouns/derive/descriptions.ts';
import type { Field as NounField } from '../../../../nouns/derive/field.ts';
import { aboutEarliest, aboutEdtf, aboutLatest } from '../../../../nouns/shared-fields.ts';
import * as t from '../../../db/schema.ts';

export interface Field {
	name: string;
	description: string;
	column: PgColumn;
	/** What is given of the column, where that is not all that it holds. */
	value: PgColumn | SQL<string | null>;
	/** The table whose `id` it holds. */
	names?: string;
}

export interface Table {
	name: string;
	title: string;
	description: string;
	table: PgTable;
	fields: Field[];
	/** By which a row is told from all others, and the rows are read on. */
	key: Field[];
}

export const date = { date: aboutEdtf, earliest: aboutEarliest, latest: aboutLatest };

const bookkeeping = {
	note: 'A remark of the editors.',
	createdAt: 'When it entered the record.',
	updatedAt: 'When it was last changed.'
};

/**
 * The table of a noun: of its columns those that its description has programs read, each with its words there, and
 * beside a date the days that it can mean. Links to several others are tables of their own.
 * @param values what is given of a column, where that is not all that it holds
 */
export function tableOfNoun(
	noun: Noun,
	title: string,
	description: string,
	values: Record<string, SQL<string | null>> = {}
): Table {
	const one = t[noun];
	const { fields, form } = descriptionOf(noun);
	const readable = new Map(
		fields.filter(({ name, internal }) => !internal && form.includes(name)).flatMap(columnsOf)
	);
	const own = Object.keys(getTableColumns(one)).filter(
		(column) => readable.has(column) && !Object.hasOwn(bookkeeping, column)
	);
	const rest = noun === 'topic' ? {} : bookkeeping;
	return table(one as PgTable, title, description, {
		id: aboutId(noun),
		...Object.fromEntries(own.map((column) => [column, aboutColumn(column)])),
		...rest
	});

	function aboutColumn(column: string): string | [string, SQL<string | null>] {
		const about = readable.get(column) ?? '';
		const value = values[column];
		return value ? [about, value] : about;
	}
}

/** The columns in which a field is stored, each with what it holds. */
function columnsOf(field: NounField): [column: string, about: string][] {
	const { name, about = '', kind } = field;
	if (kind === 'pick') return [[`${name}Id`, about]];
	if (kind === 'lines') return [[name, `${about} A JSON array.`]];
	if (kind !== 'date') return [[name, about]];
	const [earliest, latest] = field.spans
		? ['earliest', 'latest']
		: [`${name}Earliest`, `${name}Latest`];
	return [
		[name, about],
		[earliest, aboutEarliest],
		[latest, aboutLatest]
	];
}

function aboutId(noun: Noun): string {
	const isInAddress = noun === 'statement' || noun === 'event';
	return isInAddress
		? `Permanent; in the address of its page: /${nameOf[noun]}/{id}.`
		: 'Permanent.';
}

type Described<T extends PgTable> = {
	[K in keyof T['_']['columns']]?: string | [description: string, value: SQL<string | null>];
};

export function table<T extends PgTable>(
	table: T,
	title: string,
	description: string,
	columns: Described<T>,
	/** The tables that columns name without a foreign key, by column. */
	further: { [K in keyof T['_']['columns']]?: string } = {},
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
	const fields = Object.entries<Described<T>[keyof Described<T>]>(columns).map(
		([key, described = '']) => {
			const column = all[key]!;
			const [description, value] = typeof described === 'string' ? [described, column] : described;
			return {
				...{ name: column.name, description, column, value },
				names: names.get(column.name) ?? further[key]
			};
		}
	);
	const inKey = primaryKeys[0]?.columns ?? Object.values(all).filter(({ primary }) => primary);
	const key = inKey.map(({ name }) => fields.find((field) => field.name === name)!);
	return { name, title, description, table, fields, key };
}
