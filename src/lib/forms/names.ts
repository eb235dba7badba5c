import type { Choice } from '../domain/choice.ts';
import type { NameReading } from '../domain/names/reading.ts';
import { countries } from '../domain/places.ts';
import { stakeholderKinds } from '../domain/vocabulary.ts';
import type { ItemForm, Problems } from '../nouns/derive/field.ts';
import { formOf } from '../nouns/derive/descriptions.ts';

/** A line of a pasted list: whom it may mean, and what was decided on it. */
export interface NameLine {
	text: string;
	/** How it would be put on record. */
	reading: NameReading;
	/** The organisation that is called so, however it is written. */
	known?: Choice;
	/** It is written otherwise on record: somebody may say that it is another one. */
	loosely?: true;
	/** Where there is none: whom it may mean, likest first. */
	near: Choice[];
	/**
	 * Whether the first of them is meant: a person of that name, or an organisation but for a letter or two; or which of
	 * them is, as it may well be one. Missing where it is most likely somebody new.
	 */
	question?: 'person' | 'spelling' | 'which';
	/** The number of the earlier line that it repeats, counted from 0. */
	repeats?: number;
	/** `is` and the id of who it is, `new`, `skip`, or nothing yet. */
	take: string;
	/** Of a new one, where it is another than the list's. */
	kind: string;
	country: string;
}

/** A pasted list as its page shows it. */
export interface NameList {
	/** The list sent twice adds nothing twice. */
	key: string;
	/** As it was pasted, until it is parted into lines. */
	text: string;
	/** Of those that are added, where a line says no other. */
	kind: string;
	country: string;
	lines: NameLine[];
	/** `lines.3.take`; '' is for the list as a whole. */
	errors: Problems;
}

/** What decides many open lines at once. */
export const sweeps = ['spelling', 'person', 'new', 'skip'] as const;
export type Sweep = (typeof sweeps)[number];

/** What a sweep makes of a line, open or not; undefined where it leaves it as it is. */
export function sweptTake({ question, near }: NameLine, sweep: Sweep): string | undefined {
	if (sweep === 'new' || sweep === 'skip') return question ? undefined : sweep;
	return question === sweep ? `is ${near[0]!.id}` : undefined;
}

/** What is sent of such a list. */
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

/** What those that are added from a list into a form cite. */
export const listSources: ItemForm = {
	fields: formOf('stakeholder')
		.fields.filter(({ name }) => name === 'sources')
		.map((field) => ({ ...field, hint: 'The page that the list stands on. New ones cite it.' }))
};

const shared = ['relation', 'asOf', 'sources'];

/** What the memberships of a pasted list have in common: the list is of one day, and its sources show it. */
export const roster: ItemForm = {
	fields: formOf('membership')
		.fields.filter(({ name }) => shared.includes(name))
		.map((field) =>
			field.name === 'asOf'
				? { ...field, required: true, asked: 'Give the day on which a source listed them.' }
				: field
		)
};
