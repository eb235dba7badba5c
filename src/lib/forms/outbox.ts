import * as v from 'valibot';

/** Something that was given up; of all of them, the newest that whoever asks has seen. */
export const deadRow = v.object({
	id: v.pipe(
		v.string('Open the page again and send it from there.'),
		v.regex(/^\d{1,9}$/, 'Open the page again and send it from there.'),
		v.transform(Number)
	)
});
