import { type SQL, sql } from 'drizzle-orm';
import type { FacetOption, Listing } from '../../domain/filters.ts';
import { type Counting, countsOf } from './facets.ts';
import type { Order } from './keyset.ts';
import { pageOf, pageSize } from './list.ts';

/** So many rows are walked past on the way to a page; before more of them, whole years are left out by their number. */
const mostPassed = 3 * pageSize;

interface Asked {
	counting: Counting;
	page: number;
	/** Of a list in the order of the day that its facet `year` is of; rows without a day come last. */
	days?: Order;
}

/** Where the rows of a page are: so many after so many, of those that meet a condition. */
export interface Span {
	within?: SQL;
	limit: number;
	offset: number;
}

/** A page of a list, with its numbers; `read` reads the rows. */
export async function listing<Row>(
	{ counting, page, days }: Asked,
	read: (span: Span) => Promise<Row[]>
): Promise<Listing<Row>> {
	const counts = await countsOf(counting);
	const { limit, offset, ...at } = pageOf(counts.total, page);
	const counted = counts.facets();
	const start =
		days && offset > mostPassed && !counting.chosen.year
			? startOf(days, offset, (await counted).year ?? [])
			: { offset };
	const [rows, facets] = await Promise.all([read({ limit, ...start }), counted]);
	return { rows, total: counts.total, ...at, facets };
}

/** Where a list goes on after so many rows, by how many it has of each year, the latest first. */
function startOf({ by, direction }: Order, offset: number, years: FacetOption[]) {
	const [[latest]] = by;
	const isDown = direction === 'desc';
	let left = offset;
	for (const { value, count } of isDown ? years : years.toReversed()) {
		if (left < count)
			return {
				within: isDown
					? sql`${latest} <= ${`${value}-12-31`}`
					: sql`${latest} >= ${`${value}-01-01`}`,
				offset: left
			};
		left -= count;
	}
	return {
		within: isDown ? sql`${latest} = '-infinity'` : sql`${latest} = 'infinity'`,
		offset: left
	};
}
