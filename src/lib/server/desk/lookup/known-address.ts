import { and, count, desc, isNotNull, sql } from 'drizzle-orm';
import type { Choice } from '../../../domain/choice.ts';
import { addressKey, cleanAddress } from '../../../domain/address/address.ts';
import { dateInAddress } from '../../../domain/address/dated-address.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { canSee, type Reader } from '../../visibility/index.ts';
import { findSimilar } from './similar.ts';

export interface KnownAddress {
	/** Articles of this page: on record, or sent by another contributor. */
	known: Choice[];
	fields: Partial<Record<'outlet' | 'published' | 'lang' | 'sourceType', string>>;
	/** Bylines of this site, the most frequent first. */
	authors: string[];
}

const mostAuthors = 20;

/** Finds the page's article and how other pages of its site were entered. */
export async function knownAddress(reader: Reader, typed: string): Promise<KnownAddress> {
	const url = cleanAddress(typed.replaceAll('\0', ''));
	const key = url && addressKey(url);
	if (!url || !key) return { known: [], fields: {}, authors: [] };
	const { article } = t;
	const site = key.slice(0, key.indexOf('/') + 1);
	const isOfSite = and(sql`starts_with(${article.addressKey}, ${site})`, canSee(reader, 'article'));
	const { outlet, lang, sourceType, author } = article;
	const [known, [usual], authors] = await Promise.all([
		findSimilar(reader, 'article', { url }),
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
