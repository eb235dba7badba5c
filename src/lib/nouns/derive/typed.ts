import type { Field, ItemForm, Typed } from './field.ts';

// Converts form data to typed input, and an item to the input that would make it.

/** Characters; inputs with a longer name are ignored. */
const longestName = 60;

type Texts = Map<string, string[]>;

/** Reads the input of a form, without empty rows. */
export function readTyped(form: ItemForm, sent: FormData): Typed {
	const texts = textsIn(sent);
	return read(form.fields, texts, numbersIn(texts), '');
}

/** Collected once, because `FormData.getAll` scans all entries on every call. */
function textsIn(sent: FormData): Texts {
	const texts: Texts = new Map();
	for (const [name, value] of sent) {
		if (typeof value !== 'string' || name.length > longestName) continue;
		// Browsers send line ends as CRLF.
		const text = value.replaceAll('\r\n', '\n');
		const before = texts.get(name);
		if (before) before.push(text);
		else texts.set(name, [text]);
	}
	return texts;
}

/** The numbers of rows and list entries, sorted, by the name before the number. */
function numbersIn(texts: Texts): Map<string, number[]> {
	const found = new Map<string, Set<number>>();
	for (const name of texts.keys())
		for (const { index } of name.matchAll(/\.\d{1,6}(?=\.|$)/g)) {
			const list = name.slice(0, index);
			const number = Number.parseInt(name.slice(index + 1), 10);
			found.set(list, (found.get(list) ?? new Set()).add(number));
		}
	return new Map([...found].map(([list, numbers]) => [list, [...numbers].sort((a, b) => a - b)]));
}

function read(
	fields: readonly Field[],
	sent: Texts,
	numbers: Map<string, number[]>,
	before: string
): Typed {
	const typed: Typed = {};
	for (const field of fields) {
		const name = before + field.name;
		const places = (numbers.get(name) ?? []).map((number) => `${name}.${number}`);
		if (field.kind === 'rows')
			typed[field.name] = places
				.map((place) => read(field.fields, sent, numbers, `${place}.`))
				.filter((row) => !isBlank(field.fields, row));
		else if (field.kind === 'choices') typed[field.name] = sent.get(name) ?? [];
		else if (field.kind === 'picks')
			typed[field.name] = places.flatMap((place) => sent.get(place) ?? []).filter(isTyped);
		else typed[field.name] = sent.get(name)?.find(isTyped) ?? '';
	}
	return typed;
}

const isTyped = (text: string) => text.trim() !== '';

/** Whether a row is empty; a choice that has a default does not count. */
export function isBlank(fields: readonly Field[], row: Typed): boolean {
	return fields.every((field) => {
		const value = row[field.name] ?? '';
		if (field.kind === 'choice' && field.usual !== undefined) return true;
		return value.length === 0;
	});
}

/** The input that would make an item, with ids for the items it names. */
export function typedFrom(form: ItemForm, item: object): Typed {
	return fill(form.fields, item as Record<string, unknown>);
}

function fill(fields: readonly Field[], item: Record<string, unknown>): Typed {
	return Object.fromEntries(fields.map((field) => [field.name, filled(field, item[field.name])]));
}

function filled(field: Field, value: unknown): Typed[string] {
	if (field.kind === 'rows')
		return ((value ?? []) as Record<string, unknown>[]).map((row) => fill(field.fields, row));
	if (field.kind === 'lines') return ((value ?? []) as string[]).join('\n');
	if (field.kind === 'picks' || field.kind === 'choices') return (value ?? []) as string[];
	if (field.kind === 'flag') return value ? 'yes' : '';
	return String(value ?? '');
}

export function blankForm(form: ItemForm): Typed {
	return typedFrom(form, defaultsOf(form.fields));
}

function defaultsOf(fields: readonly Field[]): object {
	return Object.fromEntries(
		fields.flatMap((field) =>
			field.kind === 'choice' && field.usual !== undefined ? [[field.name, field.usual]] : []
		)
	);
}

export function blankRow(fields: readonly Field[]): Typed {
	return blankForm({ fields: [...fields] });
}

export const nulSentence =
	'The text has a character in it that cannot be seen and cannot be kept. Type the passage by hand.';

/** The places of texts with a NUL, which PostgreSQL refuses. */
export function nulsIn(typed: Typed, before = ''): string[] {
	return Object.entries(typed).flatMap(([name, value]) => {
		const place = before + name;
		if (typeof value === 'string') return value.includes('\0') ? [place] : [];
		return value.flatMap((each, index) =>
			typeof each === 'string'
				? nulsIn({ [index]: each }, `${place}.`)
				: nulsIn(each, `${place}.${index}.`)
		);
	});
}

/** Every text that names another item, with its place in the form. */
export function picksIn(
	form: ItemForm,
	item: object
): { place: string; field: PickField; text: string }[] {
	return picks(form.fields, item as Typed, '');
}

export type PickField = Extract<Field, { kind: 'pick' | 'picks' }>;

function picks(fields: readonly Field[], typed: Typed, before: string): ReturnType<typeof picksIn> {
	return fields.flatMap((field) => {
		const value = typed[field.name];
		if (value === undefined) return [];
		const place = before + field.name;
		if (field.kind === 'rows')
			return (value as Typed[]).flatMap((row, index) =>
				picks(field.fields, row, `${place}.${index}.`)
			);
		if (field.kind === 'picks')
			return (value as string[]).map((text, index) => ({
				place: `${place}.${index}`,
				field,
				text
			}));
		if (field.kind === 'pick' && value) return [{ place, field, text: value as string }];
		return [];
	});
}

/** The sources of an item or its input, including those of rows, without duplicates. */
export function sourcesIn(form: ItemForm, item: object): string[] {
	const cited = picksIn(form, item).filter(({ field }) => field.name === 'sources');
	return [...new Set(cited.map(({ text }) => text))];
}

export function allDatesIn({ fields }: ItemForm, item: object): string[] {
	return fields.flatMap((field) => {
		const value = (item as Record<string, unknown>)[field.name];
		if (value === undefined) return [];
		if (field.kind === 'rows')
			return (value as object[]).flatMap((row) => allDatesIn({ fields: field.fields }, row));
		return field.kind === 'date' || field.kind === 'day' ? [value as string] : [];
	});
}
