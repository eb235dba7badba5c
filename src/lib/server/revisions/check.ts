import { eq, inArray, or, like, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import * as v from 'valibot';
import { slugOf } from '../../domain/slug.ts';
import type { PublicationState } from '../../domain/vocabulary.ts';
import type { Database } from '../db/index.ts';
import { type Item, nameOf, type Noun } from '../db/items/nouns.ts';
import { type Known, shapes } from '../db/items/shape.ts';
import * as t from '../db/schema.ts';
import { problemOf, Refused } from './refusals.ts';

type Session = Pick<Database, 'select' | 'execute'>;

/**
 * An item as its shape makes it, with what was left out filled in. Articles that it may cite are locked until the
 * transaction ends, so that none is withdrawn between this look and the write.
 * @throws Refused with a sentence a field
 */
export async function check<N extends Noun>(
	session: Session,
	noun: N,
	item: object
): Promise<Item<N>> {
	const known: Known = { states: await statesOf(session, textsIn(item)), isNew: () => true };
	const result = v.safeParse(shapes(known)[nameOf[noun]], [item], { abortPipeEarly: true });
	if (!result.success) throw new Refused(result.issues.map((issue) => problemOf(noun, issue)));
	return result.output[0] as Item<N>;
}

/** Every text of an item that may be a reference. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return /^[a-z0-9.-]{1,100}$/.test(value) ? [value] : [];
	return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

async function statesOf(session: Session, texts: string[]): Promise<Known['states']> {
	// One parameter, however many texts.
	const ids = sql`(select jsonb_array_elements_text(${JSON.stringify(texts)}::text::jsonb))`;
	const articles = await session
		.select({ id: t.article.id, state: t.article.state })
		.from(t.article)
		.where(inArray(t.article.id, ids))
		.for('share');
	const others = await unionAll(
		named(session, 'topics', t.topic, ids),
		named(session, 'regulations', t.regulation, ids),
		named(session, 'stakeholders', t.stakeholder, ids)
	);
	const states = (name: string) =>
		new Map(others.filter((row) => row.name === name).map(({ id, state }) => [id, state]));
	return {
		articles: new Map(articles.map(({ id, state }) => [id, state])),
		topics: states('topics'),
		regulations: states('regulations'),
		stakeholders: states('stakeholders')
	};
}

function named(
	session: Session,
	name: string,
	table: typeof t.topic | typeof t.regulation | typeof t.stakeholder,
	ids: ReturnType<typeof sql>
) {
	return session
		.select({
			name: sql<string>`${name}::text`.as('name'),
			id: table.id,
			state: sql<PublicationState>`${'state' in table ? table.state : 'published'}::text`.as(
				'state'
			)
		})
		.from(table as typeof t.regulation)
		.where(inArray(table.id, ids));
}

const slugged = {
	topic: t.topic,
	article: t.article,
	regulation: t.regulation,
	stakeholder: t.stakeholder
};

/** Whether items of a noun stand at readable addresses. */
export function hasSlug(noun: Noun): noun is keyof typeof slugged {
	return noun in slugged;
}

/** A slug made from the item's title that no other has: `harm-rules`, `harm-rules-2` … */
export async function freeSlug(
	session: Session,
	noun: keyof typeof slugged,
	item: object,
	id: string
): Promise<string> {
	const table = slugged[noun] as typeof t.regulation;
	const { title, name, headline } = item as Record<string, unknown>;
	const base = slugOf(String(title ?? name ?? headline ?? '')) || id;
	// Held until the transaction ends: two of the same title take their turns.
	await session.execute(
		sql`select pg_advisory_xact_lock(hashtextextended(${`slug of ${noun}`}, 0))`
	);
	const rows = await session
		.select({ slug: table.slug })
		.from(table)
		.where(or(eq(table.slug, base), like(table.slug, `${base}-%`)));
	const taken = new Set(rows.map(({ slug }) => slug));
	let slug = base;
	for (let number = 2; taken.has(slug); number++) slug = `${base}-${number}`;
	return slug;
}
