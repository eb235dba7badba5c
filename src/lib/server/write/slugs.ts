import { and, eq, isNull, like, ne, or, sql } from 'drizzle-orm';
import { alias, type AnyPgColumn } from 'drizzle-orm/pg-core';
import { slugOf } from '../../domain/address/slug.ts';
import type { Noun, slugged } from '../../domain/nouns.ts';
import type { PublicationState } from '../../domain/vocabulary.ts';
import { formerSlug } from '../desk/tables.ts';
import { type Database, db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { another, Refused } from './refusals.ts';

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
export async function slugGiver(
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
		if (item.slug !== undefined && taken.has(item.slug))
			throw new Refused([another('slug', 'This short name for the address')]);
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
	if (others) throw new Refused([another('slug', 'This short name for the address')]);
	if (before !== undefined) await lead(session, noun, before, { id, slug: after });
}

/** Has an address lead to an item, whose own leads nowhere then: no address leads in a circle. */
export async function lead(
	session: Pick<Database, 'insert' | 'delete'>,
	noun: Noun,
	slug: string,
	to: { id: string; slug: string }
): Promise<void> {
	const rowId = to.id;
	await session
		.delete(formerSlug)
		.where(and(eq(formerSlug.noun, noun), eq(formerSlug.slug, to.slug)));
	await session
		.insert(formerSlug)
		.values({ noun, slug, rowId })
		.onConflictDoUpdate({ target: [formerSlug.noun, formerSlug.slug], set: { rowId } });
}

/** Takes back that an address leads to an item; where it leads elsewhere by now, it stays. */
export async function leadNoMore(
	session: Pick<Database, 'delete'>,
	noun: Noun,
	slug: string,
	rowId: string
): Promise<void> {
	await session
		.delete(formerSlug)
		.where(and(eq(formerSlug.noun, noun), eq(formerSlug.slug, slug), eq(formerSlug.rowId, rowId)));
}

/** No stakeholder is expected to have been merged more often. */
const mostSteps = 20;

/**
 * Where an address leads that is no item's own, or no longer; undefined where it never was one. What was merged into
 * another item, which may have been merged too, leads to the last of them.
 */
export async function slugNow(noun: Slugged, slug: string): Promise<string | undefined> {
	let now: string | undefined;
	for (let step = 0; step < mostSteps; step++) {
		const next = await leadsTo(noun, now ?? slug);
		now = next?.slug ?? now;
		if (next?.state !== 'withdrawn') break;
	}
	return now;
}

async function leadsTo(noun: Slugged, slug: string) {
	const table = t[noun] as typeof t.regulation;
	const own = alias(table, 'own');
	const stateOf = (state: AnyPgColumn) =>
		sql<PublicationState>`${noun === 'topic' ? 'published' : state}::text`;
	const [found] = await db
		.select({ slug: table.slug, state: stateOf(table.state) })
		.from(formerSlug)
		.innerJoin(table, eq(table.id, formerSlug.rowId))
		// What was merged may have been published again.
		.leftJoin(own, and(eq(own.slug, formerSlug.slug), sql`${stateOf(own.state)} = 'published'`))
		.where(
			and(
				eq(formerSlug.noun, noun),
				eq(formerSlug.slug, slug),
				sql`${stateOf(table.state)} <> 'draft'`,
				isNull(own.id)
			)
		);
	return found;
}
