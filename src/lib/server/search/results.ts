import type { EventCard, Quotation, Source, StatementCard } from '../../domain/record.ts';
import { type Clocks, clocksOf } from '../../domain/timeline/clocks.ts';
import { readClock } from '../../nouns/regulation/clock.server.ts';
import { identifierInWords } from '../../domain/identifiers/identifiers.ts';
import { attributedTo, sourceTitle } from '../../domain/record.ts';
import type { Part } from '../../domain/search/text.ts';
import type { ResultCard } from './cards.ts';
import { highlighterOf } from './highlight.ts';

type RowOf<Noun extends ResultCard['noun']> = Extract<ResultCard, { noun: Noun }>['row'];

type OwnNoun = 'regulation' | 'stakeholder' | 'statement' | 'event' | 'article';
type Titled = Exclude<ResultCard, { noun: OwnNoun }>;

/** A result is a card with excerpts in which matches are marked. */
export type Result =
	| {
			noun: 'regulation';
			row: RowOf<'regulation'>;
			clocks: Clocks;
			title: Part[];
			alias?: Part[];
			text: Part[];
	  }
	| { noun: 'stakeholder'; row: RowOf<'stakeholder'>; title: Part[]; alias?: Part[] }
	| {
			noun: 'statement';
			row: StatementCard;
			stakeholder: Part[];
			text: Part[];
			quotation?: Quotation & { words: Part[] };
	  }
	| { noun: 'event'; row: EventCard; text: Part[] }
	| { noun: 'article'; row: Source; title: Part[] }
	| (Titled & { title: Part[]; alias?: Part[]; text: Part[] });

const namesOf = ({ aliases, identifiers }: RowOf<'regulation'> | RowOf<'stakeholder'>) => [
	...aliases,
	...identifiers.map(identifierInWords)
];

type Highlight = (text: string) => Part[];

export async function resultsOf(cards: ResultCard[], query: string): Promise<Result[]> {
	const highlight = await highlighterOf(query, cards.flatMap(textsOf));
	return cards.map((card) => resultOf(card, highlight));
}

function textsOf({ noun, row }: ResultCard): string[] {
	switch (noun) {
		case 'regulation':
			return [row.title, ...namesOf(row), row.summary ?? ''];
		case 'stakeholder':
			return [row.name, ...namesOf(row)];
		case 'statement':
			return [attributedTo(row).name, row.summary, ...row.quotations.map(({ exact }) => exact)];
		case 'event':
			return [row.description];
		case 'article':
			return [sourceTitle(row)];
		default:
			return [row.title, ...row.aliases, row.summary];
	}
}

function resultOf({ noun, row }: ResultCard, highlight: Highlight): Result {
	switch (noun) {
		case 'regulation':
			return {
				noun,
				row,
				clocks: clocksOf(readClock(row.clock), row),
				title: highlight(row.title),
				alias: firstHighlighted(namesOf(row), highlight),
				text: highlight(row.summary ?? '')
			};
		case 'stakeholder':
			return {
				noun,
				row,
				title: highlight(row.name),
				alias: firstHighlighted(namesOf(row), highlight)
			};
		case 'statement':
			return {
				noun,
				row,
				stakeholder: highlight(attributedTo(row).name),
				text: highlight(row.summary),
				quotation: quotationOf(row, highlight)
			};
		case 'event':
			return { noun, row, text: highlight(row.description) };
		case 'article':
			return { noun, row, title: highlight(sourceTitle(row)) };
		default:
			return {
				noun,
				row,
				title: highlight(row.title),
				alias: firstHighlighted(row.aliases, highlight),
				text: highlight(row.summary)
			};
	}
}

const isMarked = (parts: Part[]) => parts.some(({ marked }) => marked);

const firstHighlighted = (texts: string[], highlight: Highlight) =>
	texts.map(highlight).find(isMarked);

/** Prefers the first quotation with a match. */
function quotationOf({ quotations }: StatementCard, highlight: Highlight) {
	const all = quotations.map((quotation) => ({ ...quotation, words: highlight(quotation.exact) }));
	return all.find(({ words }) => isMarked(words)) ?? all[0];
}
