import type { Choice } from '../domain/choice.ts';
import type { NameReading } from '../domain/names/reading.ts';
import { countries } from '../domain/places.ts';
import { stakeholderKinds } from '../domain/vocabulary.ts';
import type { ItemForm, Problems } from '../nouns/derive/field.ts';
import { formOf } from '../nouns/derive/descriptions.ts';

export interface NameLine {
	text: string;
	/** The name as it would be entered. */
	reading: NameReading;
	/** The organisation with this name, whatever its spelling. */
	known?: Choice;
	/** The record spells it differently, so it may be another one. */
	loosely?: true;
	/** Without `known`: possible matches, the most similar first. */
	near: Choice[];
	/**
	 * Asks if the first of `near` is meant: a namesake (`person`) or a misspelling; or which one is. Missing for new
	 * names.
	 */
	question?: 'person' | 'spelling' | 'which';
	/** The index of the earlier line that it repeats. */
	repeats?: number;
	/** `is` and the id of the match, `new`, `skip`, or '' if undecided. */
	take: string;
	/** For a new one, if it differs from the list's. */
	kind: string;
	country: string;
}

export interface NameList {
	/** The idempotency key of the list. */
	key: string;
	/** The pasted text, until it is split into lines. */
	text: string;
	/** The kind of new names, unless their line has its own. */
	kind: string;
	country: string;
	lines: NameLine[];
	/** Keys are places such as `lines.3.take`; '' is the whole list. */
	errors: Problems;
}

/** Decisions for many undecided lines at once. */
export const sweeps = ['spelling', 'person', 'new', 'skip'] as const;
export type Sweep = (typeof sweeps)[number];

/** Returns a sweep's decision on a line; undefined if it does not apply. */
export function sweptTake({ question, near }: NameLine, sweep: Sweep): string | undefined {
	if (sweep === 'new' || sweep === 'skip') return question ? undefined : sweep;
	return question === sweep ? `is ${near[0]!.id}` : undefined;
}

export const nameList: ItemForm = {
	fields: [
		{ name: 'kind', label: 'Kind', kind: 'choice', options: stakeholderKinds },
		{ name: 'country', label: 'Country', kind: 'choice', options: countries },
		{
			name: 'lines',
			label: 'Names',
			kind: 'rows',
			one: 'name',
			key: ['text'],
			fields: [
				{ name: 'text', label: 'Name', kind: 'line' },
				{ name: 'take', label: 'Who it is', kind: 'line' },
				{ name: 'kind', label: 'Kind', kind: 'choice', options: stakeholderKinds },
				{ name: 'country', label: 'Country', kind: 'line' }
			]
		}
	]
};

/** New names from a list cite these sources. */
export const listSources: ItemForm = {
	fields: formOf('stakeholder')
		.fields.filter(({ name }) => name === 'sources')
		.map((field) => ({ ...field, hint: 'The page that has the list. New ones cite it.' }))
};

const shared = ['relation', 'asOf', 'sources'];

/** The shared fields of memberships from a list: the list is of one day, and its sources show it. */
export const roster: ItemForm = {
	fields: formOf('membership')
		.fields.filter(({ name }) => shared.includes(name))
		.map((field) =>
			field.name === 'asOf'
				? { ...field, required: true, asked: 'Give the day on which a source listed them.' }
				: field
		)
};
