import * as v from 'valibot';

/** A text that has to be given, without the blanks around it. */
export const given = (missing: string, most: number, tooLong: string) =>
	v.pipe(v.string(missing), v.trim(), v.nonEmpty(missing), v.maxLength(most, tooLong));

/** A whole number that our own page wrote into the form. */
export const number = (sentence: string, pattern = /^\d{1,9}$/) =>
	v.pipe(v.string(sentence), v.regex(pattern, sentence), v.transform(Number));

/** No person sees this field; programs that fill in every form do. */
export const homepage = v.optional(v.string(), '');
export const sentByPerson = <Form extends { homepage: string }>() =>
	v.check<Form, string>(
		({ homepage }) => homepage === '',
		'This looks as if a program had filled it in. If you are a person, send it once more.'
	);
