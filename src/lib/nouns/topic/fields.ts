import { describeNoun } from '../derive/field.ts';
import { slugField } from '../shared-fields.ts';

export const topic = describeNoun({
	// Followers of a topic want its laws and articles, not changes of its name.
	silent: true,
	fields: [
		slugField,
		{
			name: 'name',
			label: 'Name',
			kind: 'line',
			required: true,
			isName: true,
			about: 'As readers see it.'
		},
		{
			name: 'description',
			label: 'What it covers',
			kind: 'text',
			about: 'What is filed under it.'
		},
		{ name: 'regulationCount', label: 'Laws', kind: 'count', about: 'Laws that carry it.' },
		{ name: 'articleCount', label: 'Articles', kind: 'count', about: 'Articles that carry it.' }
	],
	calledBy: ['slug', 'name'],
	toldAs: null,
	listedWith: null,
	api: {
		about: 'What laws and articles are about.',
		example: 'q=privacy'
	},
	form: ['name', 'description', 'slug']
});
