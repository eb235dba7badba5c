import type { SQL } from 'drizzle-orm';
import type { Listing } from '../../domain/filters.ts';
import { type Counted, countsOf } from './facets.ts';
import { pageOf, where } from './list.ts';

export interface Asked<Chosen> {
	filters: Chosen;
	/** 1 is the first page. */
	page: number;
}

/** What a page shows of a list: of the items that meet a condition so many, after so many. */
export interface Span {
	where: SQL | undefined;
	limit: number;
	offset: number;
}

/** Makes the reading of a list's pages, with its number of items and its facets; `read` reads the rows. */
export function listing<Chosen extends object, Row>(
	list: Counted<Chosen>,
	read: (span: Span, chosen: Chosen) => Promise<Row[]>
): (asked: Asked<Chosen>) => Promise<Listing<Row>> {
	const counts = countsOf(list);
	return async ({ filters, page }) => {
		const { total, facets } = await counts(filters);
		const { limit, offset, ...at } = pageOf(total, page);
		const span = { where: where(list.conditionsOf(filters)), limit, offset };
		return { rows: await read(span, filters), total, ...at, facets };
	};
}
