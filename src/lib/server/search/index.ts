import type { Answers } from '../../domain/timeline/answers.ts';
import { longestQuery, type ListRequest, query } from '../../domain/filters.ts';
import { pagesFor } from '../../domain/search/pages.ts';
import type { Suggestion } from '../../domain/search/search.ts';
import { readQuestion } from '../../domain/search/question.ts';
import { clauseQueryOf } from '../lists/text-query.ts';
import { pageOf } from '../lists/list.ts';
import { answersTo } from '../../nouns/regulation/queries.server.ts';
import { calledSo } from './called.ts';
import { cardsOf } from './cards.ts';
import { facetsFrom } from './facets.ts';
import { relax } from './relax.ts';
import type { Asking } from './rank.ts';
import { type Filter, filters } from './hits.ts';
import { regulationsNamed } from './regulations.ts';
import { runQuery } from './query.ts';
import { similarNames, type NamedEntry } from './similar.ts';
import { type Result, resultsOf } from './results.ts';

/** Search over everything that readers may see: one box, one list, best first. */
export { filters, most } from './hits.ts';
export type { Result } from './results.ts';
export { suggest } from './suggest.ts';

const usualSize = 20;
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
	/** Whether nothing has all words, and these have most of them. */
	loose: boolean;
	/** What of it no entry has. */
	missing: string[];
	/** Whether that is so, or a word was taken for one that is spelt much like it. */
	unsure: boolean;
	/** Names like the words, where little was found, or nothing with the words as they were typed. */
	similarNames: NamedEntry[];
	/** Pages that answer what no entry has words for. */
	answering: Suggestion[];
	/** What is asked first of the law that stands first. */
	answers?: Answers;
}

/** What is published and fits the words and filters; drafts and what was withdrawn never. */
export async function search(
	words: string,
	{
		filters: chosen,
		page,
		size = usualSize
	}: Pick<ListRequest<typeof filters>, 'filters' | 'page'> & { size?: number }
): Promise<Found> {
	const clauses = readQuestion(words);
	const [regulations, called] = await Promise.all([regulationsNamed(words), calledSo(words)]);
	const asking: Asking = { words, parts: clauses.map(clauseQueryOf), regulations, called };
	const plainly = await runQuery(asking, chosen, { size, page });
	const relaxed =
		plainly.worded || called.length ? undefined : await relax(clauses, plainly.isName);
	const found = relaxed
		? await runQuery({ ...asking, ...relaxed }, chosen, { size, page })
		: plainly;
	const loose = relaxed?.loose ?? false;
	const unsure = loose || (relaxed?.spelt ?? false);
	const { limit: _, offset: __, ...at } = pageOf(found.total, page, size);
	const cards = await cardsOf(found.hits);
	const [first] = cards;
	const [results, like, answers] = await Promise.all([
		resultsOf(cards, found.ranked),
		unsure || found.total < few ? similarNames(words) : [],
		first?.noun === 'regulation' && at.page === 1 ? answersTo(first.row) : undefined
	]);
	const isShown = (slug: string) => cards.some(({ row }) => 'slug' in row && row.slug === slug);
	return {
		results,
		total: found.total,
		more: found.more,
		loose,
		missing: relaxed?.missing ?? [],
		unsure,
		atLeast: found.atLeast,
		...at,
		facets: facetsFrom(found.counted),
		similarNames: like.filter(({ slug }) => unsure || !isShown(slug)),
		answering: at.page === 1 ? pagesFor(words) : [],
		answers
	};
}
