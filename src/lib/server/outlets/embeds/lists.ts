import { type FramedList, framedLists, listEmbed } from '../../../domain/embeds.ts';
import {
	type ListRequest,
	type Listing,
	type Reader,
	readFilters
} from '../../../domain/filters.ts';
import * as articles from '../../../nouns/article/queries.server.ts';
import * as events from '../../../nouns/event/queries.server.ts';
import * as regulations from '../../../nouns/regulation/queries.server.ts';
import * as stakeholders from '../../../nouns/stakeholder/queries.server.ts';
import * as statements from '../../../nouns/statement/queries.server.ts';

type Spec = Record<string, Reader>;
interface Nouns {
	filters: Spec;
	list: (request: ListRequest<Spec>) => Promise<Listing<{ slug: string } | { id: string }>>;
}

const nouns = { articles, events, regulations, stakeholders, statements } as Record<
	FramedList,
	unknown
> as Record<FramedList, Nouns>;

/** A frame has no more rows than this: the rest is one tap away. */
const mostRows = 5;

export const filtersOf = (list: FramedList): Spec => nouns[list].filters;

/** The first few rows of a list as its address narrows it, with what may stand beside the filters in that address. */
export async function listed(list: FramedList, { searchParams }: URL, besides: Spec) {
	const spec = filtersOf(list);
	const { filters: all, ignored } = readFilters(searchParams, { ...spec, ...besides });
	const chosen = Object.fromEntries(
		Object.entries(all).filter(([name]) => Object.hasOwn(spec, name))
	);
	const found = await nouns[list].list({ filters: chosen, page: 1, ignored });
	return {
		...{ list, chosen, ignored, total: found.total },
		rows: found.rows.slice(0, mostRows),
		words: framedLists[list],
		embed: listEmbed(list, chosen, found)
	};
}
