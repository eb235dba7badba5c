import type { SQL } from 'drizzle-orm';
import type { Listing } from '../../domain/filters.ts';
import { type Counted, countsOf } from './facets.ts';
import { pageOf, where } from './list.ts';

export interface Asked<Chosen> {
	filters: Chosen;
	/** Starts at 1. */
	page: number;
}

export interface Span {
	where: SQL | undefined;
	limit: number;
	offset: number;
}

/** Makes the function that reads a list's pages with total and facets. @param read reads rows @param size rows a page */
export function listing<Chosen extends object, Row>(
	list: Counted<Chosen>,
	read: (span: Span, chosen: Chosen) => Promise<Row[]>,
	size?: number
): (asked: Asked<Chosen>) => Promise<Listing<Row>> {
	const counts = countsOf(list);
	return async ({ filters, page }) => {
		const { total, facets } = await counts(filters);
		const { limit, offset, ...at } = pageOf(total, page, size);
		const span = { where: where(list.conditionsOf(filters)), limit, offset };
		return { rows: await read(span, filters), total, ...at, facets };
	};
}
