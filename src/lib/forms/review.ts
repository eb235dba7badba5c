import * as v from 'valibot';
import { readPurpose } from '../domain/corrections.ts';
import { given, line, number, rowId } from './fields.ts';

export const itemVersion = number('Open the page again and send it from there.');
export const keyField = v.optional(
	v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/, 'Open the page again.'))
);

export const publishing = v.object({
	version: itemVersion,
	along: v.optional(v.literal('yes')),
	/** Captured pages that become proof of the item's articles. */
	copies: v.array(v.string())
});

export const sendingBack = v.object({
	version: itemVersion,
	note: given('Say why: its author reads it.', 2_000, 'A note has at most 2,000 characters.')
});

export const rejection = v.object({
	version: itemVersion,
	note: line(2_000, 'A note has at most 2,000 characters.')
});

export const undoing = v.object({ version: itemVersion });

export const withdrawal = v.object({
	version: itemVersion,
	key: keyField,
	reason: given('Give the reason: readers see it.', 1_000, 'A reason has at most 1,000 characters.')
});

export const restoring = v.object({
	version: itemVersion,
	key: keyField,
	correction: v.optional(v.pipe(v.string(), v.transform(readPurpose)))
});
export const takingProposalBack = v.object({ version: itemVersion });

export const lookedAt = v.object({ id: rowId('Open the page again.'), version: itemVersion });
