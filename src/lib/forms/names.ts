import { countries } from '../domain/places.ts';
import { stakeholderKinds } from '../domain/vocabulary.ts';
import type { Field, ItemForm } from './field.ts';
import { itemForms } from './items.ts';

/** A pasted list of names while it is settled, line by line. */
export const nameList = {
	fields: [
		{
			name: 'kind',
			label: 'Kind of the new ones',
			kind: 'choice',
			options: stakeholderKinds
		},
		{
			name: 'country',
			label: 'Country of the new ones',
			kind: 'choice',
			options: countries
		},
		{
			name: 'unmatched',
			label: 'Lines that nothing is like',
			kind: 'choice',
			options: { new: 'Add all that are still open', skip: 'Leave out all that are still open' }
		},
		{
			name: 'lines',
			label: 'Names',
			kind: 'rows',
			one: 'name',
			fields: [
				{ name: 'text', label: 'Name', kind: 'line' },
				/** `is` and the id of whom it names, `new` or `skip`. */
				{ name: 'take', label: 'Who it is', kind: 'line' },
				{ name: 'kind', label: 'Kind', kind: 'choice', options: stakeholderKinds },
				{ name: 'country', label: 'Country', kind: 'line' }
			]
		}
	]
} as const satisfies ItemForm;

const shared = ['relation', 'asOf', 'sources'];

/** What the memberships of a pasted list have in common: the list is of one day, and its sources show it. */
export const roster: ItemForm = {
	fields: (itemForms.membership.fields as Field[])
		.filter(({ name }) => shared.includes(name))
		.map((field) => (field.name === 'asOf' ? { ...field, required: true } : field))
};
