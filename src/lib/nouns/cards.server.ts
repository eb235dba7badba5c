import { and, type Column, eq, type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { isPublished } from '../server/db/published.ts';

export const timeColumns = { createdAt: true, updatedAt: true } as const;
export const stakeholderColumns = { slug: true, name: true, kind: true } as const;
export const topicColumns = { slug: true, name: true, state: true } as const;
export const regulationColumns = { slug: true, title: true, state: true } as const;

export const identifierRows = {
	columns: { scheme: true, value: true },
	orderBy: ({ scheme, value }: Record<'scheme' | 'value', AnyPgColumn>) => [scheme, value]
} as const;

export interface Select {
	/** A condition on `statement` or `event`, in addition to being published. */
	where?: SQL;
	limit?: number;
	offset?: number;
	order?: 'newest' | 'oldest';
}

export const mostCards = 200;

/** The subquery runs once, as an array: for a join PostgreSQL would plan with more rows than a page has. */
export const isIn = (id: SQLWrapper, query: SQLWrapper) => sql`${id} = any(array(${query}))`;

export const onPublished = ({ id, state }: { id: Column; state: Column }, key: SQLWrapper): SQL =>
	and(eq(id, key), isPublished(state))!;

export const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);

export function orderByIds<Card extends { id: string }>(ids: string[], cards: Card[]): Card[] {
	const byId = new Map(cards.map((card) => [card.id, card]));
	return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Sorts by the last possible day, then the first, then the id, as lists do, and keeps `most` cards. */
export function sortByDate<Card extends { id: string; earliest: string; latest: string }>(
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

export const hasPublishedRegulation = ({ regulation }: { regulation: { state: string } }) =>
	regulation.state === 'published';

/** The published topics to which rows lead. */
export const publishedTopics = (
	links: { topic: { slug: string; name: string; state: string } }[]
): { slug: string; name: string }[] =>
	links.flatMap(({ topic: { state, ...topic } }) => (state === 'published' ? topic : []));

export const regulationNameOf = ({ slug, title }: { slug: string; title: string }) => ({
	slug,
	title
});
