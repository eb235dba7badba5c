import type { Field, ItemForm, Typed } from './field.ts';

// From what a browser sends to what was typed, and from an item to the form that would make it.

/** A form of this size fits every item of the record; more is not read. */
export const mostRows = 500;

/** What was typed into the fields of a form; rows that nothing was typed into are left out. */
export function readTyped(form: ItemForm, sent: FormData): Typed {
	const numbers = numbersIn(sent);
	return read(form.fields, sent, numbers, '');
}

/** The numbers under which rows and lists were sent, by the name before the number, in order. */
function numbersIn(sent: FormData): Map<string, number[]> {
	const found = new Map<string, Set<number>>();
	for (const name of sent.keys())
		for (const { index } of name.matchAll(/\.\d{1,6}(?=\.|$)/g)) {
			const list = name.slice(0, index);
			const number = Number.parseInt(name.slice(index + 1), 10);
			found.set(list, (found.get(list) ?? new Set()).add(number));
		}
	return new Map(
		[...found].map(([list, numbers]) => [
			list,
			[...numbers].sort((a, b) => a - b).slice(0, mostRows)
		])
	);
}

function read(
	fields: readonly Field[],
	sent: FormData,
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
		else if (field.kind === 'choices') typed[field.name] = textsOf(sent, name);
		else if (field.kind === 'picks')
			typed[field.name] = places.flatMap((place) => textsOf(sent, place)).filter(isTyped);
		else typed[field.name] = textsOf(sent, name).find(isTyped) ?? '';
	}
	return typed;
}

function textsOf(sent: FormData, name: string): string[] {
	// Browsers send every end of line as CRLF.
	return sent
		.getAll(name)
		.flatMap((value) => (typeof value === 'string' ? value.replaceAll('\r\n', '\n') : []));
}

const isTyped = (text: string) => text.trim() !== '';

/** Whether nothing was typed into a row: what a choice holds by itself does not count. */
export function isBlank(fields: readonly Field[], row: Typed): boolean {
	return fields.every((field) => {
		const value = row[field.name] ?? '';
		if (field.kind === 'choice' && field.usual !== undefined) return true;
		return value.length === 0;
	});
}

/** The form that would make an item: texts by field, ids where it refers to others. */
export function typedFrom(form: ItemForm, item: object): Typed {
	return fill(form.fields, item as Record<string, unknown>);
}

function fill(fields: readonly Field[], item: Record<string, unknown>): Typed {
	return Object.fromEntries(
		fields.map((field) => [field.name, filled(field, item[field.name], item)])
	);
}

function filled(field: Field, value: unknown, item: Record<string, unknown>): Typed[string] {
	if (field.kind === 'rows')
		return ((value ?? []) as Record<string, unknown>[]).map((row) => fill(field.fields, row));
	if (field.kind === 'lines') return ((value ?? []) as string[]).join('\n');
	if (field.kind === 'picks' || field.kind === 'choices') return (value ?? []) as string[];
	if (field.kind === 'flag') return value ? 'yes' : '';
	if (field.name === 'keptBack') return String(item.stateReason ?? '');
	return String(value ?? '');
}

/** A form that nobody has touched. */
export function blank(form: ItemForm): Typed {
	return typedFrom(form, usual(form.fields));
}

function usual(fields: readonly Field[]): object {
	return Object.fromEntries(
		fields.flatMap((field) =>
			field.kind === 'choice' && field.usual !== undefined ? [[field.name, field.usual]] : []
		)
	);
}

/** A row that nobody has touched. */
export function blankRow(fields: readonly Field[]): Typed {
	return blank({ fields: [...fields] });
}

/** Every text that was typed to name another item, by its place in the form. */
export function picksIn(
	form: ItemForm,
	typed: Typed
): { place: string; field: PickField; text: string }[] {
	return picks(form.fields, typed, '');
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
