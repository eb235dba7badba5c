import * as v from 'valibot';
import type { Noun } from '../../domain/nouns.ts';
import { keysOf } from '../../domain/vocabulary.ts';
import { aboutEarliest, aboutLatest } from '../shared-fields.ts';

// Schemas of JSON that several nouns share.

export const keySchema = <Key extends string>(vocabulary: Record<Key, string>) =>
	v.picklist(keysOf(vocabulary));

export const textSchema = v.string();
export const countSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
export const addressSchema = v.pipe(v.string(), v.url());

export const permanentUrl = v.pipe(
	addressSchema,
	v.description('The permanent address on Rulewatch.')
);
export const edtfSchema = v.pipe(
	v.string(),
	v.description(
		'EDTF (ISO 8601-2), as precise as the source: 2020-05 is a month, never its first day.'
	)
);
export const daySchema = v.pipe(v.string(), v.isoDate());
const instant = v.pipe(v.string(), v.isoTimestamp());

export const bounds = {
	earliest: v.pipe(daySchema, v.description(aboutEarliest)),
	latest: v.pipe(daySchema, v.description(aboutLatest))
};
export const datedEntries = { date: edtfSchema, ...bounds };

/** The entries of every item. */
export function itemJson(noun: Noun): v.ObjectEntries {
	const url =
		noun === 'membership'
			? v.pipe(permanentUrl, v.description('The page of the group, which lists it.'))
			: permanentUrl;
	const id = v.pipe(textSchema, v.description('Permanent.'));
	return { id, url, created_at: instant, updated_at: instant, correction };
}

const correction = v.pipe(
	v.nullable(v.object({ made: daySchema, answer: textSchema })),
	v.description(
		'The newest correction of it: the day, and what was wrong in words. /corrections.json has each change from what to what. Null where there was none.'
	)
);
