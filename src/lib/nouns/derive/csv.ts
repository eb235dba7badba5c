import { type ListName, lists } from '../../domain/files.ts';
import { type Name, nounOf } from '../../domain/nouns.ts';
import { operatorIn } from '../../domain/operator.ts';
import { descriptionOf } from './descriptions.ts';
import type { Cell, Field } from './field.ts';
import { programName } from './program-names.ts';
import { aboutEarliest, aboutLatest, inCell } from '../shared-fields.ts';
import type { Json } from './types.ts';

export type { Cell } from './field.ts';
export type Column<Item> = [name: string, about: string, cell: (row: Item) => Cell];
export type Row<N extends Name = ListName> = Json<(typeof nounOf)[N]>;

type Values = Record<string, unknown>;

const own: Column<Values>[] = [
	['id', 'Permanent.', ({ id }) => id as string],
	['url', 'The permanent address on Rulewatch.', ({ url }) => url as string]
];
const changed: Column<Values>[] = [
	['created_at', 'When it was entered, in UTC.', (row) => row.created_at as string],
	['updated_at', 'When it was last changed, in UTC.', (row) => row.updated_at as string],
	[
		'corrected',
		'The day it was last corrected; empty where it never was.',
		({ correction }) => (correction as Correction | null)?.made ?? null
	],
	[
		'correction',
		'What was wrong then, and what it says since.',
		({ correction }) => (correction === null ? null : (correction as Correction).answer)
	]
];
type Correction = { made: string; answer: string };

export const columns = Object.fromEntries(
	lists.map((list) => [list, columnsOf(list)])
) as unknown as {
	[N in ListName]: Column<Row<N>>[];
};

const nameStakeholders = (fields: readonly Field[]): boolean =>
	fields.some((field) =>
		field.kind === 'rows'
			? nameStakeholders(field.fields)
			: 'of' in field && field.of === 'stakeholder'
	);

/** The columns of a list's file: the last one is there once those who run this copy named their stakeholder. */
export function columnsBeside(operator: string | null, list: ListName): Column<Values>[] {
	const all = columns[list] as Column<Values>[];
	const isNamed = list === 'stakeholders' || nameStakeholders(descriptionOf(nounOf[list]).fields);
	if (!operator || !isNamed) return all;
	return [
		...all,
		[
			'runs_this_copy',
			'The stakeholder that runs this copy, by its word in addresses, where it is one of the names in the row: its positions are those of a party to the record.',
			(row) => (operatorIn(row, operator) ? operator : null)
		]
	];
}

export const describedColumns = (operator: string | null) =>
	lists.map((list) => ({
		list,
		columns: columnsBeside(operator, list).map(([name, about]) => ({ name, about }))
	}));

function columnsOf(list: ListName): Column<Values>[] {
	const fields = descriptionOf(nounOf[list]).fields.flatMap(columnsIn);
	return [...own, ...fields, ...changed];
}

function columnsIn(field: Field): Column<Values>[] {
	if (field.internal) return [];
	const name = programName(field);
	if (field.csv)
		return Object.entries(field.csv).map(([column, [about, cell]]) => [
			column,
			about,
			(row) => cell(row[name] as never)
		]);
	const value: Column<Values> = [name, field.about ?? '', (row) => cellOf(row[name])];
	if (field.kind !== 'date' || !field.spans) return [value];
	return [
		value,
		['earliest', aboutEarliest, (row) => cellOf(row.earliest)],
		['latest', aboutLatest, (row) => cellOf(row.latest)]
	];
}

const cellOf = (value: unknown): Cell =>
	Array.isArray(value) ? inCell(value as string[]) : (value as Cell);
