import { sql } from 'drizzle-orm';
import { formatDate } from '../../domain/dates/format.ts';
import { nounWords, pathOf } from '../../domain/nouns.ts';
import { countryName } from '../../domain/places.ts';
import { upperFirst } from '../../domain/plural.ts';
import { pagesFor } from '../../domain/search/pages.ts';
import { readQuestion } from '../../domain/search/question.ts';
import { attributedTo, hasOwnTitle, sourceTitle } from '../../domain/record.ts';
import type { Suggestion } from '../../domain/search/search.ts';
import { eventKinds, stakeholderKinds } from '../../domain/vocabulary.ts';
import { clauseQueryOf } from '../lists/text-query.ts';
import { db } from '../db/index.ts';
import { containsPattern } from '../lists/words.ts';
import { certainHits } from './called.ts';
import { type ResultCard, cardsOf } from './cards.ts';
import { relax } from './relax.ts';
import type { Asking } from './rank.ts';
import { hitsOf } from './hits.ts';
import type { Hit } from './query.ts';
import { similarNames } from './similar.ts';

const shown = 8;
/** For frequent words the latest entries are enough. */
const looked = 200;
const longest = 90;

/**
 * Suggests names that begin with the words, then names that contain them, then texts; without hits, similar names,
 * then entries with most of the words.
 */
export async function suggestEntries(words: string): Promise<Suggestion[]> {
	const clauses = readQuestion(words);
	const pages = pagesFor(words);
	if (pages.length) return pages;
	const called = await certainHits(words);
	const hits = await suggested({ words, parts: clauses.map(clauseQueryOf), called });
	if (hits.length) return (await cardsOf(hits)).map(suggestionOf);
	const like = await similarNames(words);
	if (like.length)
		return like.map(({ noun, slug, name }) => ({
			href: pathOf(noun, { id: '', slug })!,
			name,
			about: 'Did you mean this?'
		}));
	const relaxed = await relax(clauses, false);
	return relaxed ? (await cardsOf(await suggested({ words, ...relaxed }))).map(suggestionOf) : [];
}

async function suggested(asking: Asking): Promise<Hit[]> {
	const { words } = asking;
	const [row] = await db.select({ hits: sql<Hit[]>`hits` }).from(
		sql`(with recursive ${hitsOf(asking, {}, looked)}
			select coalesce(json_agg(json_build_array(noun, row_id)), '[]') as hits from (
				select noun, row_id from hit
				order by called or coalesce(strpos(names, E'\\n' || fold(${words}) || E'\\n') > 0, false) desc,
					coalesce(names like '%' || E'\\n' || ltrim(${containsPattern(words)}, '%'), false) desc,
					names is not null desc, complete desc, rank desc, latest desc nulls last, noun, row_id
				limit ${shown}
			) best) found`
	);
	return row?.hits ?? [];
}

const short = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

function suggestionOf(card: ResultCard): Suggestion {
	const href = pathOf(card.noun, { slug: undefined, ...card.row })!;
	switch (card.noun) {
		case 'regulation':
			return { href, name: card.row.title, about: `Law, ${countryName(card.row.jurisdiction)}` };
		case 'stakeholder':
			return { href, name: card.row.name, about: stakeholderKinds[card.row.kind] };
		case 'statement': {
			const { summary, lang, date } = card.row;
			return {
				href,
				name: short(summary),
				...(lang !== 'en' && { lang }),
				about: `${attributedTo(card.row).name}, ${formatDate(date, 'short')}`
			};
		}
		case 'event':
			return {
				href,
				name: short(card.row.description),
				about: `${eventKinds[card.row.kind]}, ${formatDate(card.row.date, 'short')}`
			};
		case 'article': {
			const { lang, outlet } = card.row;
			return {
				href,
				name: short(sourceTitle(card.row)),
				...(hasOwnTitle(card.row) && lang !== 'en' && { lang }),
				about: `Article, ${outlet}`
			};
		}
		default:
			return {
				href,
				name: card.row.title,
				about: `${upperFirst(nounWords[card.noun])}, ${formatDate(card.row.date, 'short')}`
			};
	}
}
