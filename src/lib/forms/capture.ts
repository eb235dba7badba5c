import * as v from 'valibot';
import { number as numberOf } from './fields.ts';

// What is typed beside a captured page.

const line = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(2_000, 'This is too long.')), '');
const number = numberOf('Open the page again.', /^\d{1,7}$/);

export const longestAddress = 2_000;
export const addressTooLong =
	'This address is longer than 2,000 letters. Give a shorter one that leads to the same page, or paste the text of the page.';

/** What somebody brings; how long it may be is said by the size of the form. */
export const bringing = v.object({
	page: v.optional(v.string(), ''),
	html: v.optional(v.string(), ''),
	address: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(longestAddress, addressTooLong)), '')
});

/** Fields of the article, which stand beside every statement until it is kept; on record they are asked for no more. */
export const articleFields = [
	...(['url', 'headline', 'outlet', 'author', 'published', 'lang'] as const),
	...(['printedSection', 'section', 'sourceType', 'laws', 'archiveUrl'] as const)
] as const;

const article = v.entriesFromList(
	articleFields.map((name) => `article.${name}` as const),
	line
);

/** Which quotation is left, and to which one goes on. */
export const going = v.object({ at: number, to: v.optional(number), ...article });

export const publishingSaved = v.object({ statement: v.pipe(v.string(), v.nonEmpty()) });

export const confirming = v.object({
	at: number,
	/** The words of each piece as they were corrected; they are looked for in the copy. */
	words: v.array(v.pipe(v.string(), v.maxLength(20_000, 'This is too long.'))),
	organisation: line,
	organisationKind: line,
	speaker: line,
	role: line,
	date: line,
	law: line,
	stance: line,
	demands: v.array(v.string()),
	summary: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(10_000, 'This is too long.')), ''),
	/** What is alike on record was seen, and this is something else. */
	different: v.optional(v.literal('yes')),
	...article
});

export type Confirming = v.InferOutput<typeof confirming>;
