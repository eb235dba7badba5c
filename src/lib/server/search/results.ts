import type { EventCard, Quotation, Source, StatementCard } from '../../domain/record.ts';
import { attributedTo, sourceTitle } from '../../domain/record.ts';
import type { Part } from '../../domain/search/text.ts';
import { type Card, cardsOf } from './cards.ts';
import type { Hit } from './look.ts';
import { markerOf } from './marks.ts';

type RowOf<Noun extends Card['noun']> = Extract<Card, { noun: Noun }>['row'];

/** A line of the results: the card's facts, with its words as excerpts in which what was searched for is marked. */
export type Result =
	| { noun: 'regulation'; row: RowOf<'regulation'>; title: Part[]; alias?: Part[]; text: Part[] }
	| { noun: 'stakeholder'; row: RowOf<'stakeholder'>; title: Part[]; alias?: Part[] }
	| {
			noun: 'statement';
			row: StatementCard;
			stakeholder: Part[];
			text: Part[];
			quotation?: Quotation & { words: Part[] };
	  }
	| { noun: 'event'; row: EventCard; text: Part[] }
	| { noun: 'article'; row: Source; title: Part[] };

type Marker = (text: string) => Part[];

export async function resultsOf(hits: Hit[], query: string): Promise<Result[]> {
	const cards = await cardsOf(hits);
	const marker = await markerOf(query, cards.flatMap(textsOf));
	return cards.map((card) => resultOf(card, marker));
}

function textsOf({ noun, row }: Card): string[] {
	switch (noun) {
		case 'regulation':
			return [row.title, ...row.aliases, row.summary ?? ''];
		case 'stakeholder':
			return [row.name, ...row.aliases];
		case 'statement':
			return [attributedTo(row).name, row.summary, ...row.quotations.map(({ exact }) => exact)];
		case 'event':
			return [row.description];
		case 'article':
			return [sourceTitle(row)];
	}
}

function resultOf({ noun, row }: Card, marker: Marker): Result {
	switch (noun) {
		case 'regulation':
			return {
				...{ noun, row, title: marker(row.title) },
				alias: firstMarked(row.aliases, marker),
				text: marker(row.summary ?? '')
			};
		case 'stakeholder':
			return { noun, row, title: marker(row.name), alias: firstMarked(row.aliases, marker) };
		case 'statement':
			return {
				...{ noun, row, stakeholder: marker(attributedTo(row).name) },
				text: marker(row.summary),
				quotation: quotationOf(row, marker)
			};
		case 'event':
			return { noun, row, text: marker(row.description) };
		case 'article':
			return { noun, row, title: marker(sourceTitle(row)) };
	}
}

const isMarked = (parts: Part[]) => parts.some(({ marked }) => marked);

const firstMarked = (texts: string[], marker: Marker) => texts.map(marker).find(isMarked);

/** The first quotation in which the words stand, or else the first. */
function quotationOf({ quotations }: StatementCard, marker: Marker) {
	const all = quotations.map((quotation) => ({ ...quotation, words: marker(quotation.exact) }));
	return all.find(({ words }) => isMarked(words)) ?? all[0];
}
