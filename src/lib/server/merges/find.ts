import { and, desc, eq, ne, sql } from 'drizzle-orm';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';

const columns = {
	id: t.stakeholder.id,
	slug: t.stakeholder.slug,
	name: t.stakeholder.name,
	kind: t.stakeholder.kind,
	country: t.stakeholder.country,
	state: t.stakeholder.state,
	version: t.stakeholder.version
};

export type Party = NonNullable<Awaited<ReturnType<typeof get>>>;

/** A stakeholder in any state; undefined where the record has none of this id. */
export async function get(id: string) {
	const [found] = await db.select(columns).from(t.stakeholder).where(eq(t.stakeholder.id, id));
	return found;
}

const mostNear = 8;
const leastLike = 0.3;

/** Stakeholders whose names look like a text, the likest first; `but` is none of them. */
export async function near(text: string, but: string): Promise<Party[]> {
	const likeness = sql<number>`(
		select max(similarity(fold(named), fold(${text})))
		from unnest(array_append(${t.stakeholder.aliases}, ${t.stakeholder.name})) named
	)`;
	return db
		.select(columns)
		.from(t.stakeholder)
		.where(
			and(
				eq(t.stakeholder.state, 'published'),
				ne(t.stakeholder.id, but),
				sql`${likeness} > ${leastLike}`
			)
		)
		.orderBy(desc(likeness), t.stakeholder.name, t.stakeholder.id)
		.limit(mostNear);
}

/** The one that a text names for certain, by id, short name or a name that no other has; `but` is not meant. */
export async function find(text: string, but: string): Promise<Party | undefined> {
	const { id, slug, name, aliases, state } = t.stakeholder;
	const isAddress = sql<boolean>`(${id} = ${text} or ${slug} = ${text})`;
	const isNamed = sql`fold(${text}) = any (select fold(named) from unnest(array_append(${aliases}, ${name})) named)`;
	const found = await db
		.select({ ...columns, isAddress })
		.from(t.stakeholder)
		.where(and(eq(state, 'published'), ne(id, but), sql`(${isAddress} or ${isNamed})`))
		.orderBy(desc(isAddress), desc(sql`${id} = ${text}`))
		.limit(2);
	const [first, second] = found;
	return first && (first.isAddress || !second) ? first : undefined;
}
