import { fromCell, isFormula } from '../../../domain/formulas.ts';
import { type ImportName, importLimits } from '../../../domain/imports.ts';
import { nounOf } from '../../../domain/nouns.ts';
import { plural } from '../../../domain/plural.ts';
import { truncate } from '../../../domain/truncate.ts';
import type { ItemForm, Problems, Typed } from '../../../nouns/derive/field.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { blankForm, blankRow } from '../../../nouns/derive/typed.ts';
import { nearestWords } from './nearest-words.ts';
import { aboutArticles, type Column, importColumns, headingKey, type OneField } from './columns.ts';

/** The index of the file's column for each of our columns, by name. */
export type Mapping = Record<string, number>;

/** A row of a file, converted to the values of an entry form. */
export interface TypedRow {
	typed: Typed;
	/** Fields of the articles that the row cites. */
	articles: Typed;
	problems: Problems;
}

export function typedRow(name: ImportName, mapping: Mapping, cells: readonly string[]): TypedRow {
	const problems: Problems = {};
	const form = formOf(nounOf[name]);
	const typed = blankForm(form);
	const lists: Record<string, Typed> = {};
	for (const column of importColumns(name)) {
		const cell = cells[mapping[column.name] ?? -1] ?? '';
		if (isFormula(cell)) problems[column.name] = wouldRun(cell);
		const value = limited(column, valueOf(column, fromCell(cell).trim(), problems), problems);
		if (column.list) (lists[column.list] ??= {})[column.field.name] = value;
		else if (value.length) typed[column.name] = value;
	}
	const { [aboutArticles]: articles = {}, ...own } = lists;
	for (const [list, row] of Object.entries(own)) {
		if (Object.values(row).every((value) => value.length === 0)) continue;
		typed[list] =
			list === 'positions' ? positionsOf(row, problems) : [filled(form, list, row, typed.lang)];
	}
	return { typed, articles, problems };
}

/** Limits the values in one cell, and joins lines into one text. */
function limited({ name, field }: Column, value: Typed[string], problems: Problems): Typed[string] {
	if (!Array.isArray(value)) return value;
	if (value.length > importLimits.things)
		problems[name] =
			`There are ${value.length} in this cell; ${importLimits.things} is the most that one may name.`;
	const first = value.slice(0, importLimits.things);
	return field.kind === 'lines' ? first.join('\n') : (first as Typed[string]);
}

function wouldRun(cell: string): string {
	const [sign = ''] = cell.trimStart();
	return (
		`It begins with ${isFormula(sign) ? `“${sign}”` : 'a tab or what cannot be seen'}, and a spreadsheet ` +
		'would run it as a formula. If it is text, write an apostrophe before it.'
	);
}

function valueOf({ name, field }: Column, text: string, problems: Problems): Typed[string] {
	if (field.kind === 'rows')
		return splitCell(text).map((part, index) =>
			rowOf(field, part, (inner) => `${name}.${index}.${inner}`, problems)
		);
	if (field.kind === 'picks' || field.kind === 'lines') return splitCell(text);
	// A cell can have a line break where the field of the form cannot.
	if (field.kind === 'line') return text.replaceAll(/[\r\n]+/g, ' ');
	if (field.kind === 'flag') return /^(?:yes|true|x|1)$/i.test(text) ? 'yes' : '';
	if (field.kind !== 'choice' && field.kind !== 'choices')
		return name === 'positions.regulation' ? splitCell(text) : text;
	const isList = field.kind === 'choices' || name === 'positions.stance';
	const keys = (isList ? splitCell(text) : [text].filter(Boolean)).map((word) => {
		const key = choiceKey(field.options, word);
		if (key === undefined) problems[name] ??= noChoice(field, word);
		return key ?? word;
	});
	return isList ? keys : (keys[0] ?? '');
}

/** Reads one of several rows in a cell. Choices may be given by key or label. */
function rowOf(
	{ cell, fields, example }: Extract<OneField, { kind: 'rows' }>,
	part: string,
	placeOf: (name: string) => string,
	problems: Problems
): Typed {
	const row = cell(part) as Typed;
	for (const field of fields) {
		if (field.kind !== 'choice') continue;
		const word = row[field.name] as string;
		const key = choiceKey(field.options, word);
		if (key !== undefined) row[field.name] = key;
		else
			problems[placeOf(field.name)] = word
				? noChoice(field, word)
				: `Say before “${part}” what it is, as in “${example}”.`;
	}
	return row;
}

export function splitCell(text: string): string[] {
	return text
		.split(';')
		.map((each) => each.trim())
		.filter(Boolean);
}

export function choiceKey(options: Record<string, string>, text: string): string | undefined {
	const wanted = headingKey(text);
	return Object.keys(options).find(
		(key) => headingKey(key) === wanted || headingKey(options[key] ?? '') === wanted
	);
}

const mostShown = 20;

function noChoice(field: OneField & { options: Record<string, string> }, text: string): string {
	const words = Object.values(field.options);
	const shown = truncate(text);
	if (words.length <= mostShown) return `“${shown}” is none of these: ${words.join(', ')}.`;
	const [nearest] = nearestWords(words, text);
	return nearest
		? `“${shown}” is none of the choices. Perhaps ${nearest} is meant.`
		: `“${shown}” is none of the choices: ${words.slice(0, 3).join(', ')} and so on.`;
}

/** A row has one stance for all its laws or one for each law. Without any, the stance is not stated. */
function positionsOf({ regulation, stance }: Typed, problems: Problems): Typed[] {
	const laws = regulation as string[];
	const stances = stance as string[];
	if (stances.length > 1 && stances.length !== laws.length)
		problems['positions.stance'] ??=
			`There are ${stances.length} stances for ${plural(laws.length, 'law')}. Give one for all, or one for each.`;
	return (laws.length ? laws : ['']).map((law, index) => ({
		regulation: law,
		stance: stances.length ? (stances[stances.length === 1 ? 0 : index] ?? '') : 'not_stated'
	}));
}

/** Missing columns get the form's defaults; a quotation takes the row's language. */
function filled(form: ItemForm, list: string, row: Typed, lang: Typed[string] = 'en'): Typed {
	const field = form.fields.find(({ name }) => name === list);
	const given = Object.entries(row).filter(([, value]) => value.length > 0);
	return {
		...(field?.kind === 'rows' && blankRow(field.fields)),
		...(list === 'quotations' && { lang }),
		...Object.fromEntries(given)
	};
}
