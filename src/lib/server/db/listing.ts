import { type Column, gte, isNull, lte, type SQL } from 'drizzle-orm';
import type { FacetOption, Listing } from '../../domain/filters.ts';
import { type Counting, countsOf } from './facets.ts';
import { pageOf } from './list.ts';

/** So many rows are walked past on the way to a page; before more of them, whole years are left out by their number. */
const mostPassed = 600;

interface Asked {
	counting: Counting;
	page: number;
	/** What the list is ordered by, where that is a day: its rows are counted by its year. */
	latest?: Column;
	isOldestFirst?: boolean;
}

/** Where the rows of a page are: so many after so many, of those that meet a condition. */
export interface Span {
	within?: SQL;
	limit: number;
	offset: number;
}

/** A page of a list, with its numbers; `read` reads the rows. */
export async function listing<Row>(
	{ counting, page, latest, isOldestFirst }: Asked,
	read: (span: Span) => Promise<Row[]>
): Promise<Listing<Row>> {
	const counts = await countsOf(counting);
	const { limit, offset, ...at } = pageOf(counts.total, page);
	const counted = counts.facets();
	const isFar = latest && offset > mostPassed && !counting.chosen.year;
	const years = isFar ? ((await counted).year ?? []) : [];
	const span = isFar ? startOf(latest, offset, years, isOldestFirst) : { offset };
	const [rows, facets] = await Promise.all([read({ limit, ...span }), counted]);
	return { rows, total: counts.total, ...at, facets };
}

/** Where a list goes on after so many rows, by how many it has of each year. Those without a year come last. */
function startOf(latest: Column, offset: number, years: FacetOption[], isOldestFirst?: boolean) {
	let left = offset;
	for (const { value, count } of isOldestFirst ? years.toReversed() : years) {
		if (left < count)
			return {
				within: isOldestFirst ? gte(latest, `${value}-01-01`) : lte(latest, `${value}-12-31`),
				offset: left
			};
		left -= count;
	}
	return { within: isNull(latest), offset: left };
}
