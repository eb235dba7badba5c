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
type Session = Pick<Database, 'select' | 'insert' | 'delete' | 'execute'>;

/** A slug made from the item's title that no other has or had: `harm-rules`, `harm-rules-2` … */
export async function freeSlug(
	session: Session,
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

/** Held until the transaction ends: two of the same title take their turns. */
function lockSlugs(session: Session, noun: Slugged) {
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
 * Gives slugs to many new items, one after the other: their own, or made from the title.
 * @throws Refused where an item brings one that is another's, or was
 */
export async function slugAssigner(
	session: Session,
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
 * Keeps the address that an item had, so that it goes on leading to it.
 * @throws Refused where the new one was another's, whose readers it would lead astray
 */
export async function changeSlug(
	session: Session,
	noun: Noun,
	id: string,
	before: string | undefined,
	after: string
): Promise<void> {
	if (before === after) return;
	const is = and(eq(formerSlug.noun, noun), eq(formerSlug.slug, after));
	const [others] = await session
		.select({ id: formerSlug.rowId })
		.from(formerSlug)
		.where(and(is, ne(formerSlug.rowId, id)));
	if (others) throw new Refused([slugTaken]);
	if (before !== undefined) await addRedirect(session, noun, before, { id, slug: after });
}
