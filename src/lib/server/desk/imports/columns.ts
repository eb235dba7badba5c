import type { ImportName } from '../../../domain/imports.ts';
import { nounOf } from '../../../domain/nouns.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import type { Field } from '../../../nouns/derive/field.ts';
import { programName } from '../../../nouns/derive/program-names.ts';
import { commonHeadings } from './common-headings.ts';

/** A column of a file of rows: one field of the entry form, or one within its rows. */
export interface Column {
	/** As the mapping and problems name it: `summary`, `positions.regulation`. */
	name: string;
	/** As people read it. */
	label: string;
	/** As programs and the templates name it. */
	heading: string;
	field: OneField;
	/** The list of rows that it is a field of: the file has one of these rows, or one for each law. */
	list?: string;
	required: boolean;
}

/** In place of a list of the form: what such a column holds is of the articles that the row cites. */
export const aboutArticles = 'article';

export type OneField =
	| Exclude<Field, { kind: 'rows' }>
	| (Extract<Field, { kind: 'rows' }> & { cell: (part: string) => object });

/** Labels that say nothing away from the field before them. */
const labels: Record<string, string> = {
	basis: 'Date is',
	'dates.basis': 'Date is',
	'quotations.exact': 'Quotation',
	'quotations.article': 'Quotation printed in'
};

/** Headings that templates gave before they took the names that programs read; files with them are still read. */
const formerHeadings: Record<string, string> = {
	'positions.regulation': 'regulation',
	'positions.stance': 'stance',
	'quotations.exact': 'quotation',
	'quotations.article': 'quotation source',
	'dates.date': 'date',
	'dates.basis': 'basis',
	'dates.sources': 'sources'
};

export function columnsOf(name: ImportName): Column[] {
	const own = formOf(nounOf[name]).fields.flatMap((field): Column[] => {
		if (isOneCell(field)) return [columnOf(field, programName(field))];
		return field.fields.flatMap((inner) => {
			if (!inner.column || inner.kind === 'rows') return [];
			const required = (field.required && inner.required) || undefined;
			return columnOf({ ...inner, required }, inner.column, field.name);
		});
	});
	return name === 'articles' ? own : [...own, ...articleColumns];
}

const isOneCell = (field: Field): field is OneField => field.kind !== 'rows' || Boolean(field.cell);

/** What a row tells of the pages that it cites, for those that the record does not have. */
const articleColumns: Column[] = formOf('article').fields.flatMap((field) => {
	if (!['outlet', 'headline', 'author', 'published'].includes(field.name) || field.kind === 'rows')
		return [];
	const words = field.name === 'published' ? 'date' : field.name;
	const plain = { ...field, required: undefined, label: `Source: ${words}` };
	return columnOf(plain, `source_${words}`, aboutArticles);
});

function columnOf(field: OneField, heading: string, list?: string): Column {
	const name = list ? `${list}.${field.name}` : field.name;
	const isUsual = field.kind === 'choice' && field.usual !== undefined;
	return {
		name,
		label: labels[name] ?? field.label,
		heading,
		field,
		list,
		required: Boolean(field.required) && !isUsual
	};
}

/** Which column of the file stands for each of ours: by its own names, and what is left by what people often write. */
export function guessed(name: ImportName, header: readonly string[]): Record<string, number> {
	const columns = columnsOf(name);
	const found = named(columns, header);
	const used = new Set(Object.values(found));
	const names = header.map(letters);
	for (const { name: column } of columns) {
		if (found[column] !== undefined) continue;
		const places = (commonHeadings[name][column] ?? []).map((heading) => names.indexOf(heading));
		const place = places.find((index) => index >= 0 && !used.has(index));
		if (place === undefined) continue;
		found[column] = place;
		used.add(place);
	}
	return found;
}

/** Whether every column of a file has a name of ours, so that nobody needs to say what it holds. */
export function isPlain(name: ImportName, header: readonly string[]): boolean {
	const columns = columnsOf(name);
	const found = named(columns, header);
	return (
		new Set(Object.values(found)).size === header.length &&
		columns.every(({ name, required }) => !required || found[name] !== undefined)
	);
}

function named(columns: readonly Column[], header: readonly string[]): Record<string, number> {
	const names = header.map(letters);
	const guess = ({ name, label, heading }: Column) => {
		const known = [heading, label, name, formerHeadings[name] ?? name].map(letters);
		const index = names.findIndex((each) => known.includes(each));
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
		columns.find((column) => column.name === name || name.startsWith(`${column.name}.`)) ??
		columns.find(({ list }) => list === name)
	);
}
