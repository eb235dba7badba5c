import { type FramedList, listEmbed } from '../../../domain/embeds.ts';
import { type Reader, readFilters } from '../../../domain/filters.ts';
import { anyList } from '../../../nouns/index.server.ts';

/** A frame has no more rows than this: the rest is one tap away. */
const mostRows = 5;

/** The first few rows of a list as its address narrows it, with what may stand beside the filters in that address. */
export async function listed(
	list: FramedList,
	{ searchParams }: URL,
	besides: Record<string, Reader>
) {
	const spec = anyList[list].filters;
	const { filters: all, ignored } = readFilters(searchParams, { ...spec, ...besides });
	const chosen = Object.fromEntries(
		Object.entries(all).filter(([name]) => Object.hasOwn(spec, name))
	);
	const found = await anyList[list].list({ filters: chosen, page: 1, ignored });
	return {
		...{ list, chosen, ignored, total: found.total },
		rows: found.rows.slice(0, mostRows),
		embed: listEmbed(list, chosen, found)
	};
}
