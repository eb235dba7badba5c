import { and, type Column, eq, type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** What the queries have in common that read statements and events as several nouns' pages show them. */

export const stakeholderColumns = { slug: true, name: true, kind: true } as const;
export const regulationColumns = { slug: true, title: true, state: true } as const;

/** What registers call an item, for relational queries. */
export const registered = {
	columns: { scheme: true, value: true },
	orderBy: ({ scheme, value }: Record<'scheme' | 'value', AnyPgColumn>) => [scheme, value]
} as const;

export interface Select {
	/** A condition on `statement` or `event`; what is not published never comes. */
	where?: SQL;
	limit?: number;
	offset?: number;
	order?: 'newest' | 'oldest';
}

/** No page shows more cards than this at once. */
export const mostCards = 200;

/** Of what a query finds, at once: as a join it would be planned for more rows than the few of a page. */
export const isIn = (id: SQLWrapper, query: SQLWrapper) => sql`${id} = any(array(${query}))`;

/** On what a table of a noun is joined where only what is published may come. */
export const onPublished = ({ id, state }: { id: Column; state: Column }, key: SQLWrapper): SQL =>
	and(eq(id, key), eq(state, 'published'))!;

export const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);

export function inOrder<Card extends { id: string }>(ids: string[], cards: Card[]): Card[] {
	const byId = new Map(cards.map((card) => [card.id, card]));
	return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Cards in the order of lists, at most as many as a page shows, or as it is told. */
export function inTime<Card extends { id: string; earliest: string; latest: string }>(
	cards: Card[],
	order: 'newest' | 'oldest' = 'newest',
	most = mostCards
): Card[] {
	const sign = order === 'newest' ? -1 : 1;
	return cards
		.toSorted(
			(a, b) =>
				sign * (compare(a.latest, b.latest) || compare(a.earliest, b.earliest)) ||
				compare(a.id, b.id)
		)
		.slice(0, most);
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

export const isPublished = ({ regulation }: { regulation: { state: string } }) =>
	regulation.state === 'published';

export const nameOf = ({ slug, title }: { slug: string; title: string }) => ({ slug, title });
