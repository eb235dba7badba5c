import * as v from 'valibot';
import { given, rowId } from './fields.ts';
import { keyField, itemVersion } from './review.ts';

const reason = given(
	'Say how you know: the history keeps it.',
	1_000,
	'A reason has at most 1,000 characters.'
);
const id = rowId('Open the page again.');

export const merging = v.object({
	to: id,
	fromVersion: itemVersion,
	toVersion: itemVersion,
	reason,
	key: keyField
});
export const undoingMerge = v.object({ id, reason });
