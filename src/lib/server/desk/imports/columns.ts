import type { ImportName } from '../../../domain/imports.ts';
import { nounOf } from '../../../domain/nouns.ts';
import type { Field } from '../../../nouns/derive/field.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';

/** A column of a file of rows: one field of the entry form, or one within its rows. */
export interface Column {
	/** As the mapping and problems name it: `summary`, `positions.regulation`. */
	name: string;
	/** As people read it, and the templates. */
	label: string;
	/** The short word that a header may have in place of the label. */
	word: string;
	field: OneField;
	/** The list of rows that it is a field of: the file has one of these rows, or one for each law. */
	list?: string;
	required: boolean;
}

export type OneField = Exclude<Field, { kind: 'rows' }>;

/** What a file says of the lists that a form takes row by row: by list and field, the word and the label. */
const listed: Record<string, Record<string, { word: string; label?: string }>> = {
	positions: { regulation: { word: 'regulation' }, stance: { word: 'stance' } },
	quotations: {
		exact: { word: 'quotation', label: 'Quotation' },
		article: { word: 'quotation source', label: 'Quotation printed in' }
	},
	dates: {
		date: { word: 'date' },
		basis: { word: 'basis', label: 'Date is' },
		sources: { word: 'sources' }
	}
};
/** Labels that say nothing away from the field before them. */
const labels: Record<string, string> = { basis: 'Date is' };

export function columnsOf(name: ImportName): Column[] {
	return formOf(nounOf[name]).fields.flatMap((field): Column[] => {
		if (field.kind !== 'rows')
			return [columnOf(field, { word: field.name, label: labels[field.name] })];
		return field.fields.flatMap((inner) => {
			const as = listed[field.name]?.[inner.name];
			if (!as || inner.kind === 'rows') return [];
			const required = Boolean(field.required && inner.required);
			return columnOf({ ...inner, required: required || undefined }, as, field.name);
		});
	});
}

function columnOf(
	field: OneField,
	{ word, label = field.label }: { word: string; label?: string },
	list?: string
): Column {
	const isUsual = field.kind === 'choice' && field.usual !== undefined;
	const name = list ? `${list}.${field.name}` : field.name;
	return { name, label, word, field, list, required: Boolean(field.required) && !isUsual };
}

/** Which column of the file stands for each of ours, as far as their names tell. */
export function guessed(columns: readonly Column[], header: readonly string[]) {
	const names = header.map(letters);
	const guess = ({ name, label, word }: Column) => {
		const index = names.findIndex((each) => [label, word, name].map(letters).includes(each));
		return index < 0 ? [] : [[name, index] as const];
	};
	return Object.fromEntries(columns.flatMap(guess));
}

/** Neither case, blanks nor signs tell two names apart. */
export function letters(name: string): string {
	return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The name of the column at a place of a form: `signatories.3` and `positions.0.stance` without their numbers. */
export function columnName(place: string): string {
	return place
		.split('.')
		.filter((part) => !/^\d+$/.test(part))
		.join('.');
}

/** The column that a problem is about; of a list as a whole, its first. Undefined where it is about the row. */
export function columnAt(columns: readonly Column[], place: string): Column | undefined {
	const name = columnName(place);
	return (
		columns.find((column) => column.name === name) ?? columns.find(({ list }) => list === name)
	);
}
