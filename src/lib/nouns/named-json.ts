import * as v from 'valibot';
import { dateBases, sourceTypes, stakeholderKinds } from '../domain/vocabulary.ts';
import {
	addressSchema,
	datedEntries,
	edtfSchema,
	keySchema,
	permanentUrl,
	textSchema
} from './derive/json-parts.ts';

// The JSON in which items name others.

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
