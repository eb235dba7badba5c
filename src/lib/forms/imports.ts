import * as v from 'valibot';
import { importable, most, tooLarge } from '../domain/imports.ts';

/** The version of an import that somebody saw. */
export const version = v.pipe(
	v.string('This form is not whole. Load the page again.'),
	v.regex(/^\d{1,9}$/, 'This form is not whole. Load the page again.'),
	v.transform(Number)
);

export const seen = v.object({ version });

export const uploading = v.object({
	name: v.picklist(importable, 'Choose what the rows are.'),
	file: v.pipe(
		v.file('Choose a file.'),
		// What a browser sends where none was chosen.
		v.check(({ name, size }) => name !== '' || size > 0, 'Choose a file.'),
		v.maxSize(most.bytes, tooLarge)
	)
});
