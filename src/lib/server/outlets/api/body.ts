import * as v from 'valibot';
import type { Noun } from '../../../domain/nouns.ts';
import { keysOf } from '../../../domain/vocabulary.ts';
import type { Field, ItemForm, Problems, Typed } from '../../../nouns/derive/field.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { programName } from '../../../nouns/derive/program-names.ts';
import { typedFrom } from '../../../nouns/derive/typed.ts';

// One schema validates the body of an item and describes it in OpenAPI.

export const actions = {
	send: 'Send it to the editors, who publish it',
	keep: 'Keep it as a draft, which takes an editor',
	publish: 'Publish it, which takes an editor and the scope “publish”'
} as const;

export type Action = keyof typeof actions;

type Body = Record<string, unknown>;

export interface Written extends Body {
	action: Action;
	reason: string;
	along: boolean;
	different: boolean;
	correction?: boolean;
	version?: number;
}

type Entries = Record<string, v.GenericSchema>;

const wellFormedText = v.pipe(
	v.string('This is text.'),
	v.check((given) => given.isWellFormed(), 'This holds half a character.')
);

const flag = v.boolean('This is true or false.');

const optional = (schema: v.GenericSchema, words: string, usual?: unknown) =>
	v.optional(v.pipe(schema, v.description(words)), usual);

const writeOptions = {
	action: optional(
		oneOf(actions),
		keysOf(actions)
			.map((action) => `${action}: ${actions[action]}.`)
			.join(' '),
		'send'
	),
	reason: optional(
		v.pipe(wellFormedText, v.maxLength(500, 'This has 500 characters at most.')),
		'What was changed, and why: for the history. Needed for what is there already.',
		''
	),
	along: optional(flag, 'Publish with it what it names and is a draft.', false),
	different: optional(
		flag,
		'You have seen what is alike on record, and this is something else.',
		false
	)
};

const version = optional(
	v.pipe(
		v.number('This is a whole number.'),
		v.integer('This is a whole number.'),
		v.minValue(1, 'This is a whole number from 1.')
	),
	'Of the item that you saw; or say it in the header If-Match.'
);

const correction = optional(
	flag,
	'Of what is published: true puts something right, and readers are told so; false brings it up to date. Needed where a stance, a date, quoted words or who speaks is changed.'
);

export const newItem = (noun: Noun) =>
	closedBody({ ...entriesOf(formOf(noun).fields), ...writeOptions }) as v.GenericSchema<
		unknown,
		Written
	>;

export const wholeItem = (noun: Noun) =>
	closedBody({
		...entriesOf(formOf(noun).fields),
		...writeOptions,
		version,
		correction
	}) as v.GenericSchema<unknown, Written>;

/** Refuses unknown keys. The prototype is null, so that `__proto__` and its like are unknown too. */
export function closedBody<Given extends Entries>(entries: Given) {
	const own = Object.assign(Object.create(null), entries) as Given;
	return v.strictObject(own, ({ expected, received }) => {
		if (expected === 'never') return 'There is no such field here.';
		return received === 'undefined' ? 'This is needed.' : 'This is an object of fields.';
	});
}

const entriesOf = (fields: readonly Field[]): Entries =>
	Object.fromEntries(fields.map((field) => [programName(field), entryOf(field)]));

function entryOf(field: Field): v.GenericSchema {
	const isNeeded = field.required && !('usual' in field && field.usual);
	const value = valueOf(field);
	return v.pipe(isNeeded ? value : v.nullish(value), v.description(wordsOf(field)));
}

function valueOf(field: Field): v.GenericSchema {
	if (field.kind === 'rows') return list(closedBody(entriesOf(field.fields)));
	if (field.kind === 'picks' || field.kind === 'lines') return list(wellFormedText);
	if (field.kind === 'flag') return flag;
	if (field.kind === 'choice') return oneOf(field.options);
	return field.kind === 'choices' ? list(oneOf(field.options)) : wellFormedText;
}

const list = (of: v.GenericSchema) => v.array(of, 'This is a list.');

function oneOf(options: Record<string, string>) {
	const keys = keysOf(options);
	return v.picklist(keys, `This is one of: ${keys.join(', ')}.`);
}

function wordsOf(field: Field): string {
	const kinds: Partial<Record<Field['kind'], string>> = {
		date: 'A date as precise as it is known: EDTF, or as people write it.',
		address: 'The address of a web page.',
		lines: 'Each a text of its own.'
	};
	const also: Partial<Record<Noun, string>> = {
		article: ', or by the address of its page',
		regulation: ', or by what a register calls it',
		stakeholder: ', or by what a register calls it'
	};
	const named = 'of' in field ? `Named by id, slug or name${also[field.of] ?? ''}.` : undefined;
	// Hints address people at a form, so programs read the description of the field's kind instead.
	return [`${field.label}.`, kinds[field.kind] ?? named].filter(Boolean).join(' ');
}

/** Turns a JSON body into the values that the form would have sent. */
export const typedFromBody = (form: ItemForm, body: Body): Typed => typedIn(form.fields, body);

function typedIn(fields: readonly Field[], body: Body): Typed {
	return Object.fromEntries(
		fields.map((field) => [field.name, typedValue(field, body[programName(field)])])
	);
}

function typedValue(field: Field, value: unknown): Typed[string] {
	if (field.kind === 'rows')
		return ((value ?? []) as Body[]).map((row) => typedIn(field.fields, row));
	if (field.kind === 'lines') return ((value ?? []) as string[]).join('\n');
	if (field.kind === 'picks' || field.kind === 'choices') return (value ?? []) as string[];
	if (field.kind === 'flag') return value ? 'yes' : '';
	return ((value ?? '') as string).replaceAll('\r\n', '\n');
}

export const bodyOf = (noun: Noun, item: object): Body =>
	bodyFromTyped(formOf(noun).fields, typedFrom(formOf(noun), item));

export function bodyFromTyped(fields: readonly Field[], typed: Typed): Body {
	return Object.fromEntries(
		fields.map((field) => [programName(field), valueFrom(field, typed[field.name])])
	);
}

function valueFrom(field: Field, value: Typed[string] = ''): unknown {
	if (field.kind === 'rows')
		return (value as Typed[]).map((row) => bodyFromTyped(field.fields, row));
	if (field.kind === 'lines') return (value as string).split('\n').filter(Boolean);
	if (field.kind === 'picks' || field.kind === 'choices') return value;
	return field.kind === 'flag' ? value === 'yes' : value || null;
}

export const problemList = (problems: Problems) =>
	Object.entries(problems).map(([field, detail]) => ({
		field,
		pointer: field && `/${field.replaceAll('.', '/')}`,
		detail
	}));
