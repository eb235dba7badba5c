import { describeNoun, field } from '../derive/field.ts';
import { slugField } from '../shared-fields.ts';

export const topic = describeNoun({
	// Followers of a topic want its laws and articles, not changes of its name.
	silent: true,
	fields: [
		slugField,
		field.line('name', 'Name', { required: true, isName: true, about: 'As readers see it.' }),
		field.text('description', 'What it covers', { about: 'What is filed under it.' }),
		field.count('regulationCount', 'Laws', { about: 'Laws that carry it.' }),
		field.count('articleCount', 'Articles', { about: 'Articles that carry it.' })
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
