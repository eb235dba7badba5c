import * as v from 'valibot';
import { line as lineOf, number as numberOf } from './fields.ts';

const line = lineOf(2_000);
const number = numberOf('Open the page again.', /^\d{1,7}$/);

export const addressLimit = 2_000;
export const addressTooLong =
	'This address is longer than 2,000 letters. Give a shorter one that leads to the same page, or paste the text of the page.';

/** The page's length is limited by the size of the request. */
export const bringing = v.object({
	page: v.optional(v.string(), ''),
	html: v.optional(v.string(), ''),
	address: lineOf(addressLimit, addressTooLong)
});

/** The fields of the article are sent with each card until the article is on record. */
export const articleFields = [
	...(['url', 'headline', 'outlet', 'author', 'published', 'lang'] as const),
	...(['printedSection', 'section', 'sourceType', 'laws', 'archiveUrl'] as const)
] as const;

const article = v.entriesFromList(
	articleFields.map((name) => `article.${name}` as const),
	line
);

/** The quotation that the user leaves, and the one to open next. */
export const going = v.object({ at: number, to: v.optional(number), ...article });

export const publishingSaved = v.object({ statement: v.pipe(v.string(), v.nonEmpty()) });

export const confirming = v.object({
	at: number,
	/** The corrected words of each piece; they must occur in the copy. */
	words: v.array(v.pipe(v.string(), v.maxLength(20_000, 'This is too long.'))),
	organisation: line,
	organisationKind: line,
	speaker: line,
	role: line,
	date: line,
	law: line,
	stance: line,
	demands: v.array(v.string()),
	summary: lineOf(10_000),
	/** Confirms that this differs from similar items on record. */
	different: v.optional(v.literal('yes')),
	...article
});

export type Confirming = v.InferOutput<typeof confirming>;
