import * as v from 'valibot';
import { most, tooLarge } from '../domain/archives.ts';
import { keysOf, sections } from '../domain/vocabulary.ts';
import { version } from './imports.ts';

export const uploading = v.object({
	file: v.pipe(
		v.file('Choose a file.'),
		// What a browser sends where none was chosen.
		v.check(({ name, size }) => name !== '' || size > 0, 'Choose a file.'),
		v.maxSize(most.bytes, tooLarge)
	)
});

/** What the articles of an archive have in common. */
export const entering = v.object({
	version,
	outlet: v.pipe(
		v.string('Say which outlet it is.'),
		v.trim(),
		v.nonEmpty('Say which outlet it is: each article names it.'),
		v.maxLength(200, 'This is longer than 200 characters.')
	),
	lang: v.pipe(
		v.string('Say in which language it is.'),
		v.trim(),
		v.regex(/^[a-z]{2,3}$/, 'Write the code of the language, such as en or ur.')
	),
	section: v.picklist(keysOf(sections), 'Choose a section.'),
	publishes: v.optional(v.picklist(['yes', 'no'], 'Choose one.'), 'no')
});
