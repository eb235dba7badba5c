import { and, eq, like, ne, or, sql } from 'drizzle-orm';
import { slugOf } from '../../domain/address/slug.ts';
import type { Noun, slugged } from '../../domain/nouns.ts';
import { formerSlug } from '../desk/tables.ts';
import type { Database } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { addRedirect } from './redirects.ts';
import { slugTaken } from './refusal-messages.ts';
import { Refused } from './refusals.ts';

type Slugged = (typeof slugged)[number];
/** A slug from the item's title that no other item has or had: `harm-rules`, `harm-rules-2` … */
export async function freeSlug(
	session: Database,
	noun: Slugged,
	item: object,
	id: string
): Promise<string> {
	const table = t[noun] as typeof t.regulation;
	const base = baseOf(item, id);
	await lockSlugs(session, noun);
	const isNear = (column: typeof table.slug | typeof formerSlug.slug) =>
		or(eq(column, base), like(column, `${base}-%`));
	const rows = await session
		.select({ slug: table.slug })
		.from(table)
		.where(isNear(table.slug))
		.union(
			session
				.select({ slug: formerSlug.slug })
				.from(formerSlug)
				.where(and(eq(formerSlug.noun, noun), isNear(formerSlug.slug)))
		);
	return firstFree(base, new Set(rows.map(({ slug }) => slug)));
}

function baseOf(item: object, id: string): string {
	const { title, name, headline } = item as Record<string, unknown>;
	return slugOf(String(title ?? name ?? headline ?? '')) || id;
}

/** Held until the transaction ends, so that two items with the same title get different slugs. */
function lockSlugs(session: Database, noun: Slugged) {
	return session.execute(
		sql`select pg_advisory_xact_lock(hashtextextended(${`slug of ${noun}`}, 0))`
	);
}

function firstFree(base: string, taken: ReadonlySet<string>): string {
	let slug = base;
	for (let number = 2; taken.has(slug); number++) slug = `${base}-${number}`;
	return slug;
}

/**
 * Makes a function that gives new items their own slug or one from their title.
 * @throws Refused if another item has or had the item's own slug
 */
export async function slugAssigner(
	session: Database,
	noun: Slugged
): Promise<(item: { id: string; slug?: string }) => string> {
	await lockSlugs(session, noun);
	const table = t[noun] as typeof t.regulation;
	const rows = await session
		.select({ slug: table.slug })
		.from(table)
		.union(
			session.select({ slug: formerSlug.slug }).from(formerSlug).where(eq(formerSlug.noun, noun))
		);
	const taken = new Set(rows.map(({ slug }) => slug));
	return (item) => {
		if (item.slug !== undefined && taken.has(item.slug)) throw new Refused([slugTaken]);
		const slug = item.slug ?? firstFree(baseOf(item, item.id), taken);
		taken.add(slug);
		return slug;
	};
}

/**
 * Redirects the item's former address to the new one.
 * @throws Refused if the new slug was another item's, whose readers would be misled
 */
export async function changeSlug(
	session: Database,
	noun: Noun,
	id: string,
	before: string | undefined,
	after: string
): Promise<void> {
	if (before === after) return;
	const isSame = and(eq(formerSlug.noun, noun), eq(formerSlug.slug, after));
	const [others] = await session
		.select({ id: formerSlug.rowId })
		.from(formerSlug)
		.where(and(isSame, ne(formerSlug.rowId, id)));
	if (others) throw new Refused([slugTaken]);
	if (before !== undefined) await addRedirect(session, noun, before, { id, slug: after });
}
