import { and, eq, ne, or } from 'drizzle-orm';
import { addressKey } from '../../domain/address/address.ts';
import { attempt } from '../../domain/attempt.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { origin } from '../settings.ts';

/**
 * Finds an article by id, our address or its own.
 * @returns its id, or the text itself
 */
export async function findArticleId(text: string): Promise<string> {
	const { id, slug, addressKey: key, state } = t.article;
	const path = text.startsWith(origin()) ? text.slice(origin().length) : text;
	const own = /^\/articles\/([^/?#]{1,200})/.exec(path)?.[1];
	const named = own && (attempt(() => decodeURIComponent(own)) ?? own);
	const [found] = await db
		.select({ id })
		.from(t.article)
		.where(
			and(
				or(eq(id, text), named ? eq(slug, named) : undefined, eq(key, addressKey(text) ?? '')),
				ne(state, 'withdrawn')
			)
		)
		.limit(1);
	return found?.id ?? text;
}
