import type { Choice } from '../domain/choice.ts';
import { countries } from '../domain/places.ts';
import { stakeholderKinds } from '../domain/vocabulary.ts';
import type { ItemForm, Problems } from '../nouns/derive/field.ts';
import { formOf } from '../nouns/derive/descriptions.ts';

/** A line of a pasted list: whom it may mean, and what was decided on it. */
export interface NameLine {
	text: string;
	/** Who is called exactly so. */
	known?: Choice;
	/** Where nobody is: who is called nearly so, likest first. */
	near: Choice[];
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
	/** What becomes of the open lines that nothing is like. */
	unmatched: string;
	lines: NameLine[];
	/** `lines.3.take`; '' is for the list as a whole. */
	errors: Problems;
}

/** What is sent of such a list. */
export const nameList: ItemForm = {
	fields: [
		{ name: 'kind', label: 'Kind', kind: 'choice', options: stakeholderKinds },
		{ name: 'country', label: 'Country', kind: 'choice', options: countries },
		{
			name: 'unmatched',
			label: 'Open lines',
			kind: 'choice',
			options: { new: 'Add', skip: 'Leave out' }
		},
		{
			name: 'lines',
			label: 'Names',
			kind: 'rows',
			one: 'name',
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
		.map((field) => (field.name === 'asOf' ? { ...field, required: true } : field))
};
