import { longestQuery, type ListRequest, query } from '../../domain/filters.ts';
import { pagesFor } from '../../domain/search/pages.ts';
import type { Suggestion } from '../../domain/search/search.ts';
import { readQuestion } from '../../domain/search/question.ts';
import { clauseQueryOf } from '../lists/text-query.ts';
import { pageOf } from '../lists/list.ts';
import { answerIn, type FoundAnswer } from './answer.ts';
import { certainHits } from './called.ts';
import { cardsOf } from './cards.ts';
import { facetsFrom } from './facets.ts';
import { relax } from './relax.ts';
import type { Asking } from './rank.ts';
import { type Filter, filters } from './hits.ts';
import { regulationsNamedIn } from './regulations.ts';
import { runQuery } from './query.ts';
import { similarNames, type NamedEntry } from './similar.ts';
import { type Result, resultsOf } from './results.ts';

/** The search covers the public record and shows the best hits first. */
export { filters, mostEntries } from './hits.ts';
export type { Result } from './results.ts';
export { suggestEntries } from './suggest.ts';

const usualSize = 20;
/** With fewer hits, similar names are offered too. */
const few = 3;

/** Returns words, or a sentence that refuses them; neither if nothing was typed. */
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
	/** Further hits exist that were not ranked or counted. */
	more: boolean;
	page: number;
	pages: number;
	facets: ReturnType<typeof facetsFrom>;
	/** Filters whose counts are lower bounds. */
	atLeast: Filter[];
	/** No entry has all words; these have most. */
	loose: boolean;
	/** Words that no entry has. */
	missing: string[];
	/** Results are loose, or a misspelt word was replaced. */
	unsure: boolean;
	/** Offered if hits are few or unsure. */
	similarNames: NamedEntry[];
	/** Pages of the site that answer the question. */
	answering: Suggestion[];
	answer?: FoundAnswer;
}

export async function search(
	words: string,
	{
		filters: chosen,
		page,
		size = usualSize
	}: Pick<ListRequest<typeof filters>, 'filters' | 'page'> & { size?: number }
): Promise<Found> {
	const clauses = readQuestion(words);
	const [regulations, called] = await Promise.all([regulationsNamedIn(words), certainHits(words)]);
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
	const facets = facetsFrom(found.counted);
	const numberOf = (noun: string) => facets.noun.find(({ value }) => value === noun)?.count ?? 0;
	const fitting = {
		named: regulations,
		regulations: numberOf('regulation'),
		events: numberOf('event')
	};
	const [results, like, answer] = await Promise.all([
		resultsOf(cards, found.ranked),
		unsure || found.total < few ? similarNames(words) : [],
		at.page === 1 && !unsure ? answerIn(clauses, cards, fitting) : undefined
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
		facets,
		similarNames: like.filter(({ slug }) => unsure || !isShown(slug)),
		answering: at.page === 1 ? pagesFor(words) : [],
		answer
	};
}
