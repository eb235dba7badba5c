import { and, count, desc, isNotNull, sql } from 'drizzle-orm';
import type { Choice } from '../../../domain/choice.ts';
import { addressKey, cleanAddress } from '../../../domain/address/address.ts';
import { dateInAddress } from '../../../domain/address/dated-address.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { type Reader, seen } from '../../visibility/index.ts';
import { similar } from './similar.ts';

/** What the record knows of the address of a page, for whoever enters that page. */
export interface KnownAddress {
	/** The articles on record that this page is, or that another contributor has sent. */
	known: Choice[];
	/** Fields of the article form, as they would be typed. */
	fields: Partial<Record<'outlet' | 'published' | 'lang' | 'sourceType', string>>;
	/** Bylines of this outlet, the most frequent first. */
	authors: string[];
}

const mostAuthors = 20;

/** What is known of the page at an address: itself, and how other pages of its site were entered. */
export async function knownAddress(reader: Reader, typed: string): Promise<KnownAddress> {
	const url = cleanAddress(typed.replaceAll('\0', ''));
	const key = url && addressKey(url);
	if (!url || !key) return { known: [], fields: {}, authors: [] };
	const { article } = t;
	const site = key.slice(0, key.indexOf('/') + 1);
	const isOfSite = and(sql`starts_with(${article.addressKey}, ${site})`, seen(reader, 'article'));
	const { outlet, lang, sourceType, author } = article;
	const [known, [usual], authors] = await Promise.all([
		similar(reader, 'article', { url }),
		db
			.select({ outlet, lang, sourceType })
			.from(article)
			.where(isOfSite)
			.groupBy(outlet, lang, sourceType)
			.orderBy(desc(count()), outlet)
			.limit(1),
		db
			.select({ author: sql<string>`${author}` })
			.from(article)
			.where(and(isOfSite, isNotNull(author)))
			.groupBy(author)
			.orderBy(desc(count()), author)
			.limit(mostAuthors)
	]);
	const published = dateInAddress(url, new Date());
	return {
		known,
		fields: { ...usual, ...(published && { published }) },
		authors: authors.map(({ author }) => author)
	};
}
