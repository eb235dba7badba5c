import { and, eq, inArray, sql } from 'drizzle-orm';
import { hasSlug, type Name, nounOf, type slugged } from '../../../../domain/nouns.ts';
import { currentSlug } from '../../../write/index.ts';
import { db } from '../../../db/index.ts';
import { isPublished } from '../../../db/published.ts';
import { formerSlug } from '../../../desk/tables.ts';
import * as t from '../../../db/schema.ts';
import { itemUrl } from '../../../../nouns/as-named.server.ts';

export const goneReasons = {
	withdrawn: 'It was withdrawn; “reason” says why.',
	merged: 'It was found to be the same as another one, which “merged_into” names.',
	unpublished: 'It is a draft again.',
	unlisted: 'Its group or its member is not public any more.'
} as const;

/** Nothing else may be told of an item that is no longer public. */
export interface Gone {
	id: string;
	gone: keyof typeof goneReasons;
	reason: string | null;
	merged_into: { id: string; slug: string; url: string } | null;
}

export async function goneOf(name: Name, ids: string[]): Promise<Gone[]> {
	const noun = nounOf[name];
	if (!ids.length) return [];
	const table = t[noun] as typeof t.regulation;
	const { id, state, stateReason } = table;
	const slug = hasSlug(noun) ? table.slug : sql<string>`null`;
	const rows = await db
		.select({ id, state, stateReason, slug })
		.from(table)
		.where(inArray(id, ids));
	const merged = hasSlug(noun) ? await mergedAmong(noun, rows) : new Map<string, never>();
	return rows.map(({ id, state, stateReason, slug }) => {
		const into = merged.get(slug);
		if (into) return { id, gone: 'merged', reason: null, merged_into: into };
		const gone = state === 'published' ? 'unlisted' : state === 'draft' ? 'unpublished' : state;
		// The reason of a merge names the other item, which may no longer be public.
		const reason = gone === 'withdrawn' && !merged.has(slug) ? stateReason : null;
		return { id, gone, reason, merged_into: null };
	});
}

type Into = Gone['merged_into'];

/** Maps the slugs of merged items to their targets: null if the target is not public. */
async function mergedAmong(
	noun: (typeof slugged)[number],
	rows: { slug: string }[]
): Promise<Map<string, Into>> {
	const table = t[noun] as typeof t.regulation;
	const slugs = rows.map(({ slug }) => slug);
	const leading = await db
		.select({ slug: formerSlug.slug })
		.from(formerSlug)
		.where(and(eq(formerSlug.noun, noun), inArray(formerSlug.slug, slugs)));
	const found = leading.map(async ({ slug }): Promise<[string, Into]> => {
		const [into] = await db
			.select({ id: table.id, slug: table.slug })
			.from(table)
			.where(and(eq(table.slug, (await currentSlug(noun, slug)) ?? ''), isPublished(table.state)));
		return [slug, into ? { ...into, url: itemUrl(noun, into) } : null];
	});
	return new Map(await Promise.all(found));
}
