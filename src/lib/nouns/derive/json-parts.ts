import * as v from 'valibot';
import type { Noun } from '../../domain/nouns.ts';
import { dateBases, keysOf, sourceTypes, stakeholderKinds } from '../../domain/vocabulary.ts';
import { aboutEarliest, aboutLatest } from '../shared-fields.ts';

/** What the nouns of the record have in common, as programs read them. */

export const key = <Key extends string>(vocabulary: Record<Key, string>) =>
	v.picklist(keysOf(vocabulary));

export const text = v.string();
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
export const address = v.pipe(v.string(), v.url());

export const permanent = v.pipe(address, v.description('The permanent address on Rulewatch.'));
export const edtf = v.pipe(
	v.string(),
	v.description(
		'EDTF (ISO 8601-2), as precise as the source: 2020-05 is a month, never its first day.'
	)
);
export const day = v.pipe(v.string(), v.isoDate());
const instant = v.pipe(v.string(), v.isoTimestamp());

/** The first and the last day that a date can mean. */
export const bounds = {
	earliest: v.pipe(day, v.description(aboutEarliest)),
	latest: v.pipe(day, v.description(aboutLatest))
};
export const dated = { date: edtf, ...bounds };

/** What every item carries; a topic says nothing of when it was made. */
export function itemJson(noun: Noun): v.ObjectEntries {
	const url =
		noun === 'membership'
			? v.pipe(permanent, v.description('The page of the group, which lists it.'))
			: permanent;
	const id = v.pipe(text, v.description('Permanent.'));
	if (noun === 'topic') return { id, url };
	return { id, url, created_at: instant, updated_at: instant, correction };
}

const correction = v.pipe(
	v.nullable(v.object({ made: day, answer: text })),
	v.description(
		'The newest correction of it: the day, and what was wrong in words. /corrections.json has each change from what to what. Null where there was none.'
	)
);

export const regulationName = v.object({ slug: text, title: text, url: permanent });
export const topicName = v.object({ slug: text, name: text, url: permanent });
export const stakeholderName = v.object({
	slug: text,
	name: text,
	kind: key(stakeholderKinds),
	url: permanent
});

export const source = v.object({
	slug: text,
	url: permanent,
	original_url: v.nullable(address),
	outlet: text,
	headline: v.pipe(
		v.nullable(text),
		v.description('Null where the page’s own headline was not seen.')
	),
	published: v.nullable(edtf),
	source_type: key(sourceTypes),
	lang: text
});
export const sources = v.array(source);

/** How an item names another one. */
export const names = {
	article: source,
	regulation: regulationName,
	stakeholder: stakeholderName,
	topic: topicName
};

/** What some sources say of a date. */
export const claim = { ...dated, date_basis: key(dateBases), sources };
