import { type FramedList, listEmbed } from '../../../domain/embeds.ts';
import { type Reader, readFilters } from '../../../domain/filters.ts';
import { anyList } from '../../../nouns/index.server.ts';

/** A frame links to the full list, so a few rows are enough. */
const mostRows = 5;

/** Loads the first rows of a filtered list. @param besides other parameters that the address may hold */
export async function readFramedList(
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
		list,
		chosen,
		ignored,
		total: found.total,
		rows: found.rows.slice(0, mostRows),
		embed: listEmbed(list, chosen, found)
	};
}
