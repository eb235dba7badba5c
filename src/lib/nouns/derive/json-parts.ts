import * as v from 'valibot';
import type { Noun } from '../../domain/nouns.ts';
import { dateBases, keysOf, sourceTypes, stakeholderKinds } from '../../domain/vocabulary.ts';
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

export const regulationName = v.object({ slug: textSchema, title: textSchema, url: permanentUrl });
export const topicName = v.object({ slug: textSchema, name: textSchema, url: permanentUrl });
export const runsThisCopyField = v.optional(
	v.pipe(
		v.literal(true),
		v.description(
			'Only there, and true, for the stakeholder that runs this copy of Rulewatch: its positions are those of a party to the record.'
		)
	)
);
export const stakeholderName = v.object({
	slug: textSchema,
	name: textSchema,
	kind: keySchema(stakeholderKinds),
	url: permanentUrl,
	runs_this_copy: runsThisCopyField
});

export const sourceSchema = v.object({
	slug: textSchema,
	url: permanentUrl,
	original_url: v.nullable(addressSchema),
	outlet: textSchema,
	headline: v.pipe(
		v.nullable(textSchema),
		v.description('Null where the page’s own headline was not seen.')
	),
	published: v.nullable(edtfSchema),
	source_type: keySchema(sourceTypes),
	lang: textSchema
});
export const sourcesSchema = v.array(sourceSchema);

/** By noun: the JSON in which other items name it. */
export const nameSchemas = {
	article: sourceSchema,
	regulation: regulationName,
	stakeholder: stakeholderName,
	topic: topicName
};

export const claim = { ...datedEntries, date_basis: keySchema(dateBases), sources: sourcesSchema };
