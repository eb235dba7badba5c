import * as v from 'valibot';
import { copyWays, liveStates, proofStates } from '../../domain/vocabulary.ts';
import { addressSchema, keySchema, textSchema } from '../derive/json-parts.ts';
import { sourceSchema } from '../named-json.ts';

const proof = v.pipe(
	v.object({
		state: keySchema(proofStates),
		way: v.pipe(
			v.nullable(keySchema(copyWays)),
			v.description(
				'How the copy came here. Words in text that staff pasted are proved once a fetched copy has them.'
			)
		),
		captured_at: v.nullable(v.pipe(textSchema, v.isoTimestamp())),
		sha256: v.pipe(v.nullable(textSchema), v.description('Of the page as it came, in the copy.')),
		archive_url: v.nullable(addressSchema),
		selector: v.pipe(
			v.nullable(
				v.object({
					type: v.literal('TextQuoteSelector'),
					exact: textSchema,
					prefix: textSchema,
					suffix: textSchema
				})
			),
			v.description(
				'The words as the copy has them, with a little of what stands around them (W3C Web Annotation).'
			)
		),
		closest: v.pipe(
			v.nullable(textSchema),
			v.description('Where they are not in the copy, the words there that come closest.')
		),
		page: v.pipe(
			v.nullable(keySchema(liveStates)),
			v.description('What became of them on the page since; null before anybody looked again.')
		),
		page_words: v.pipe(
			v.nullable(textSchema),
			v.description('What stands there in their place, where they were changed.')
		),
		page_seen_at: v.nullable(v.pipe(textSchema, v.isoTimestamp()))
	}),
	v.description('Whether the words stand in a copy of the page that is kept here.')
);
export const quotationSchema = v.object({
	id: textSchema,
	exact: textSchema,
	lang: textSchema,
	fragment: v.pipe(
		textSchema,
		v.description('What comes after “#” in its permanent address, the page of its statement.')
	),
	source: sourceSchema,
	proof
});
