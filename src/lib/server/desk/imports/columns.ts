import type { ImportName } from '../../../domain/imports.ts';
import { nounOf } from '../../../domain/nouns.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import type { Field } from '../../../nouns/derive/field.ts';
import { programName } from '../../../nouns/derive/program-names.ts';
import { commonHeadings } from './common-headings.ts';

/** A column holds one field of the entry form, or a field of its rows. */
export interface Column {
	/** The key in mappings and problems: `summary`, `positions.regulation`. */
	name: string;
	label: string;
	heading: string;
	field: OneField;
	/** The list that the field belongs to. The file has one row of it, or one for each law. */
	list?: string;
	required: boolean;
}

/** Marks columns about the cited articles, in place of a list of the form. */
export const aboutArticles = 'article';

export type OneField =
	| Exclude<Field, { kind: 'rows' }>
	| (Extract<Field, { kind: 'rows' }> & { cell: (part: string) => object });

/** Replacements for labels that are unclear without the field before them. */
const labels: Record<string, string> = {
	basis: 'Date is',
	'dates.basis': 'Date is',
	'quotations.exact': 'Quotation',
	'quotations.article': 'Quotation printed in'
};

/** Headings of older templates, which are still accepted. */
const formerHeadings: Record<string, string> = {
	'positions.regulation': 'regulation',
	'positions.stance': 'stance',
	'quotations.exact': 'quotation',
	'quotations.article': 'quotation source',
	'dates.date': 'date',
	'dates.basis': 'basis',
	'dates.sources': 'sources'
};

export function importColumns(name: ImportName): Column[] {
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

/** Columns about cited pages, which are used only if the record lacks the article. */
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

/** Matches our columns to a file's headings: first by our own names, then by common headings. */
export function guessMapping(name: ImportName, header: readonly string[]): Record<string, number> {
	const columns = importColumns(name);
	const found = matchNames(columns, header);
	const used = new Set(Object.values(found));
	const names = header.map(headingKey);
	for (const { name: column } of columns) {
		if (found[column] !== undefined) continue;
		const places = (commonHeadings[name]?.[column] ?? []).map((heading) => names.indexOf(heading));
		const place = places.find((index) => index >= 0 && !used.has(index));
		if (place === undefined) continue;
		found[column] = place;
		used.add(place);
	}
	return found;
}

/** Tells whether every heading is one of our names, so that nobody has to match the columns. */
export function isPlain(name: ImportName, header: readonly string[]): boolean {
	const columns = importColumns(name);
	const found = matchNames(columns, header);
	return (
		new Set(Object.values(found)).size === header.length &&
		columns.every(({ name, required }) => !required || found[name] !== undefined)
	);
}

function matchNames(columns: readonly Column[], header: readonly string[]): Record<string, number> {
	const names = header.map(headingKey);
	const guess = ({ name, label, heading }: Column) => {
		const known = [heading, label, name, formerHeadings[name] ?? name].map(headingKey);
		const index = names.findIndex((each) => known.includes(each));
		return index < 0 ? [] : [[name, index] as const];
	};
	return Object.fromEntries(columns.flatMap(guess));
}

/** Normalises a heading: case, blanks and punctuation do not matter. */
export function headingKey(name: string): string {
	return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Returns `signatories` for `signatories.3` and `positions.stance` for `positions.0.stance`. */
export function columnName(place: string): string {
	return place
		.split('.')
		.filter((part) => !/^\d+$/.test(part))
		.join('.');
}

/** Returns the first column of a list if the problem is about the whole list, and undefined if it is about the row. */
export function columnAt(columns: readonly Column[], place: string): Column | undefined {
	const name = columnName(place);
	return (
		columns.find((column) => column.name === name || name.startsWith(`${column.name}.`)) ??
		columns.find(({ list }) => list === name)
	);
}
