import * as v from 'valibot';
import { importable, importLimits, tooLarge } from '../domain/imports.ts';
import { given, number } from './fields.ts';

const tooLong = `longer than the ${importLimits.cell.toLocaleString('en')} characters that a cell may have.`;
const whole = 'This form is not whole. Load the page again.';

export const importVersion = number(whole);

export const importStep = v.object({ version: importVersion });

export const uploading = v.object({
	name: v.picklist(importable, 'Choose what the rows are.'),
	file: v.pipe(
		v.file('Choose a file.'),
		// Browsers send an empty file without a name if none was chosen.
		v.check(({ name, size }) => name !== '' || size > 0, 'Choose a file.'),
		v.maxSize(importLimits.bytes, tooLarge)
	)
});

/** Replaces a text in one column, in all rows with the same problem. */
export const mending = v.object({
	version: importVersion,
	column: v.pipe(v.string(whole), v.maxLength(100, whole)),
	from: v.pipe(v.string(whole), v.maxLength(importLimits.cell, whole)),
	part: v.optional(v.picklist(['', 'yes'], whole), ''),
	to: v.pipe(v.string('Write the new text.'), v.maxLength(importLimits.cell, `This is ${tooLong}`))
});

export const mendingRow = v.object({
	version: importVersion,
	cell: v.pipe(
		v.array(v.pipe(v.string(), v.maxLength(importLimits.cell, `One of these is ${tooLong}`))),
		v.maxLength(importLimits.columns, whole)
	)
});

export const returning = v.object({
	version: importVersion,
	note: given('Say what is to be changed.', 2_000, 'This is longer than 2,000 characters.')
});

export const takingImportBack = v.object({
	version: importVersion,
	reason: given(
		'Say why. Readers of what was published see it.',
		500,
		'This is longer than 500 characters.'
	)
});
