import { and, eq, isNull, ne } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Noun, slugged } from '../../domain/nouns.ts';
import { formerSlug } from '../desk/tables.ts';
import { type Database, db } from '../db/index.ts';
import { isPublished } from '../db/published.ts';
import * as t from '../db/schema.ts';

type Slugged = (typeof slugged)[number];

/** Redirects a slug to an item. Removes any redirect from the item's own slug, to prevent loops. */
export async function addRedirect(
	session: Database,
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

/** Removes a redirect, unless it leads to another item by now. */
export async function removeRedirect(
	session: Database,
	noun: Noun,
	slug: string,
	rowId: string
): Promise<void> {
	await session
		.delete(formerSlug)
		.where(and(eq(formerSlug.noun, noun), eq(formerSlug.slug, slug), eq(formerSlug.rowId, rowId)));
}

/** More than the merges of any item. */
const mostSteps = 20;

/** The slug to which a former slug leads, through any number of merges; undefined if it never was one. */
export async function currentSlug(noun: Slugged, slug: string): Promise<string | undefined> {
	let now: string | undefined;
	for (let step = 0; step < mostSteps; step++) {
		const next = await nextStep(noun, now ?? slug);
		now = next?.slug ?? now;
		if (next?.state !== 'withdrawn') break;
	}
	return now;
}

async function nextStep(noun: Slugged, slug: string) {
	const table = t[noun] as typeof t.regulation;
	const own = alias(table, 'own');
	const [found] = await db
		.select({ slug: table.slug, state: table.state })
		.from(formerSlug)
		.innerJoin(table, eq(table.id, formerSlug.rowId))
		// A merged item may have been published again.
		.leftJoin(own, and(eq(own.slug, formerSlug.slug), isPublished(own.state)))
		.where(
			and(
				eq(formerSlug.noun, noun),
				eq(formerSlug.slug, slug),
				ne(table.state, 'draft'),
				isNull(own.id)
			)
		);
	return found;
}
