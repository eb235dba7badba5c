import * as v from 'valibot';

/** Trims a required text. */
export const given = (missing: string, most: number, tooLong: string) =>
	v.pipe(v.string(missing), v.trim(), v.nonEmpty(missing), v.maxLength(most, tooLong));

/** Trims a text that may stay empty. */
export const line = (most: number, tooLong = 'This is too long.') =>
	v.optional(v.pipe(v.string(), v.trim(), v.maxLength(most, tooLong)), '');

/** Reads the id of a row of our own page. */
export const rowId = (sentence: string) =>
	v.pipe(v.string(sentence), v.nonEmpty(sentence), v.maxLength(100, sentence));

/** Reads a whole number that our own page put into the form. */
export const number = (sentence: string, pattern = /^\d{1,9}$/) =>
	v.pipe(v.string(sentence), v.regex(pattern, sentence), v.transform(Number));

/** Reads a whole number that somebody typed. */
export const wholeNumber = (least: number, most: number, sentence: string) =>
	v.pipe(
		v.string(sentence),
		v.trim(),
		v.regex(/^\d{1,9}$/, sentence),
		v.transform(Number),
		v.minValue(least, sentence),
		v.maxValue(most, sentence)
	);

/** Only programs that fill in every field see this one. */
export const homepage = v.optional(v.string(), '');
export const sentByPerson = <Form extends { homepage: string }>() =>
	v.check<Form, string>(
		({ homepage }) => homepage === '',
		'This looks as if a program had filled it in. If you are a person, send it once more.'
	);
