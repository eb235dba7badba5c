import { longestQuery, type ListRequest, query } from '../../domain/filters.ts';
import { pageOf } from '../db/list.ts';
import { facetsFrom } from './facets.ts';
import { type Filter, filters } from './hits.ts';
import { look } from './look.ts';
import { near, type NamedEntry } from './near.ts';
import { type Result, resultsOf } from './results.ts';

/** Search over everything that readers may see: one box, one list, best first. */
export { filters, most } from './hits.ts';
export type { Result } from './results.ts';
export { suggest } from './suggest.ts';

const size = 20;
/** With fewer hits, names that are like the words are worth a look. */
const few = 3;

/** Reads what someone typed: words to look for, a sentence that says why not, or neither where nothing was typed. */
export function readWords(text: string): { words?: string; refusal?: string } {
	const words = query(text);
	if (words || !text.trim()) return { words };
	return {
		refusal:
			text.trim().length > longestQuery
				? `That is longer than a search can be: ${longestQuery} characters. Try a name or a few words of it.`
				: 'That holds no letters to search for. Try a name or a word.'
	};
}

export interface Found {
	results: Result[];
	total: number;
	/** Whether there are more, which were neither ranked nor counted. */
	more: boolean;
	page: number;
	pages: number;
	facets: ReturnType<typeof facetsFrom>;
	/** The filters whose numbers are of those alone that were looked at, so that there are at least as many. */
	atLeast: Filter[];
	/** Names like the words, where little was found. */
	near: NamedEntry[];
	/** Where nothing was found: what is found with the likeliest of these names, which is what the box suggests. */
	instead?: { name: string; results: Result[]; total: number };
}

/** What is published and fits the words and filters; drafts and what was withdrawn never. */
export async function search(
	words: string,
	{ filters: chosen, page }: Pick<ListRequest<typeof filters>, 'filters' | 'page'>
): Promise<Found> {
	const found = await look(words, chosen, { size, page });
	const [results, like] = await Promise.all([
		resultsOf(found.hits, found.asked),
		found.total < few ? near(words) : []
	]);
	const { limit: _, offset: __, ...at } = pageOf(found.total, page, size);
	const isShown = (slug: string) => results.some(({ row }) => 'slug' in row && row.slug === slug);
	const [likeliest] = found.total ? [] : like;
	return {
		instead: likeliest && (await insteadOf(likeliest, chosen)),
		results,
		total: found.total,
		more: found.more,
		atLeast: found.atLeast,
		...at,
		facets: facetsFrom(found.counted),
		near: like.filter(({ slug }) => !isShown(slug))
	};
}

async function insteadOf({ name }: NamedEntry, chosen: Parameters<typeof look>[1]) {
	const { hits, asked, total } = await look(name, chosen, { size, page: 1 });
	return total ? { name, total, results: await resultsOf(hits, asked) } : undefined;
}
