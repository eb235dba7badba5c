import * as v from 'valibot';

const named = v.pipe(
	v.string('Name an article.'),
	v.trim(),
	v.nonEmpty('Name an article: by the address of its page, here or at its outlet.'),
	v.maxLength(2_000, 'An address has at most 2,000 characters.')
);

export const pairing = v.object({ one: named, other: named });
