import { cleanAddress } from '../../domain/address/address.ts';
import { readTypedDate } from '../../domain/dates/typed/typed.ts';
import { day as isDay } from '../../domain/filters.ts';
import { withoutUnseen } from '../../domain/names/split.ts';
import { nounWords } from '../../domain/nouns.ts';
import { type Field, type ItemForm, maxLengths, type Problems, type Typed } from './field.ts';
import type { PickField } from './typed.ts';

/** Far above what any item of the record holds. */
const mostRows = 500;

/**
 * The item that a text names and whether it is a person, or why none was found. If the item is `hidden` from the
 * writer, only its id is returned.
 */
export type PickResult = { id: string; person?: true; hidden?: true } | { problem: string };

/** An item as far as it could be read, with a message for each place that could not. */
export interface ReadItem {
	item: Record<string, unknown>;
	problems: Problems;
}

/**
 * Makes an item of the input, without empty fields. It is validated against the record when it is saved.
 * @param resolve finds the item that the text at a place names (`positions.0.regulation`)
 * @param storedDates dates of the item being changed, which may stay even if people could not type them
 */
export function itemOf(
	form: ItemForm,
	typed: Typed,
	resolve: (place: string) => PickResult,
	storedDates: readonly string[] = []
): ReadItem {
	const problems: Problems = {};
	const item = make(form.fields, typed, '');
	return { item: form.settle ? form.settle(item) : item, problems };

	function make(fields: readonly Field[], typed: Typed, before: string): Record<string, unknown> {
		return Object.fromEntries(
			fields.flatMap((field) => {
				const place = before + field.name;
				const given = typed[field.name] ?? '';
				if (Array.isArray(given) && given.length > mostRows) problems[place] = tooMany(given);
				const value = valueOf(field, given, place) ?? defaultOf(field);
				// Unknown names already have their own messages, so don't add «required» on top.
				const hasMessage = Object.keys(problems).some((other) => other.startsWith(`${place}.`));
				if (isEmpty(value) && field.required && !hasMessage) problems[place] ??= missing(field);
				return value === undefined ? [] : [[field.name, value]];
			})
		);
	}

	function valueOf(field: Field, value: Typed[string], place: string): unknown {
		if (field.kind === 'rows')
			return (value as Typed[]).map((row, index) => make(field.fields, row, `${place}.${index}.`));
		if (field.kind === 'choices') return value;
		if (field.kind === 'picks')
			return (value as string[]).flatMap((_, index) => pick(field, `${place}.${index}`) ?? []);
		if (field.kind === 'lines') {
			const lines = (value as string).split('\n').map(trimmed).filter(Boolean);
			return [...new Set(lines.filter((line) => isReadable(field, line, place)))];
		}
		const text = trimmed(value as string);
		if (!text || !isReadable(field, text, place)) return undefined;
		if (field.kind === 'flag') return true;
		if (field.kind === 'pick') return pick(field, place);
		if (field.kind === 'date') return date(text, place);
		if (field.kind === 'day') return day(text, place);
		if (field.kind === 'address') return address(text, place);
		return text;
	}

	/** A text that is too long is refused before anything parses it or looks it up. */
	function isReadable({ kind, label, isName }: Field, text: string, place: string): boolean {
		const most = kind === 'text' || kind === 'address' ? maxLengths[kind] : maxLengths.line;
		if (text.length > most)
			problems[place] = `“${label}” is longer than ${most.toLocaleString('en')} characters.`;
		else if (isName && withoutUnseen(text) !== text) problems[place] = unseenIn(label, text);
		return problems[place] === undefined;
	}

	function pick({ only }: PickField, place: string): string | undefined {
		const result = resolve(place);
		if ('id' in result && isOf(only, result)) return result.id;
		problems[place] = 'id' in result ? otherKind[only!] : result.problem;
		return undefined;
	}

	function date(text: string, place: string): string | undefined {
		if (storedDates.includes(text)) return text;
		const read = readTypedDate(text);
		if ('date' in read) return read.date;
		problems[place] = read.problem;
		return undefined;
	}

	function day(text: string, place: string): string | undefined {
		const read = readTypedDate(text);
		if ('date' in read && isDay(read.date)) return read.date;
		problems[place] = 'Give a day, such as 2 November 2026.';
		return undefined;
	}

	function address(text: string, place: string): string | undefined {
		const clean = cleanAddress(text);
		if (!clean)
			problems[place] = 'This is not the address of a web page, such as https://example.org/page.';
		return clean;
	}
}

const unseenIn = (label: string, text: string) =>
	`“${label}” has characters in it that cannot be seen, as copied text may have. Type “${withoutUnseen(text)}” by hand.`;

const defaultOf = (field: Field) => (field.kind === 'choice' ? field.usual : undefined);

const isOf = (only: PickField['only'], { person, hidden }: { person?: true; hidden?: true }) =>
	only === undefined || hidden || (person === true) === (only === 'persons');

const otherKind = {
	persons: 'This is not a person. Choose a person, or leave this empty.',
	organisations: 'This is a person. Choose an organisation, or leave this empty.'
};

const trimmed = (text: string) => text.trim();

const isEmpty = (value: unknown) =>
	value === undefined || (Array.isArray(value) && value.length === 0);

const tooMany = ({ length }: unknown[]) =>
	`These are ${length}, and ${mostRows} at most can be kept here.`;

function missing(field: Field): string {
	if (field.asked) return field.asked;
	if (field.kind === 'rows') return `Give at least one ${field.one}.`;
	if (field.kind === 'picks') return `Choose at least one ${nounWords[field.of]}.`;
	const label = field.label.toLowerCase();
	if (label.startsWith('what ')) return `Say ${label}.`;
	return field.kind === 'choice' || field.kind === 'pick'
		? `Choose the ${label}.`
		: `Give the ${label}.`;
}
