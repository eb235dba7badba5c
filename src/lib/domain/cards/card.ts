import { type StanceCounts, totalOf } from '../charts/positions.ts';
import { keysOf, type Stance, stances } from '../vocabulary.ts';
import { cutAtWord } from './cut.ts';

/** What a card says under its headline, in the order in which it is read. */
export type Block =
	/** A sentence or two; `soft` where it only tells what stands above. */
	| { is: 'text'; text: string; soft?: boolean }
	/** What somebody said, in the words of the record, which says below that these are its own. */
	| { is: 'summary'; text: string; note: string }
	/** Whose words these are. */
	| { is: 'byline'; name: string; office?: string }
	/** A stance with its sign and word, and what it is on. */
	| { is: 'stance'; stance: Stance; on: string }
	/** How many took each stance: a bar, with its numbers and words below. */
	| { is: 'stances'; counts: StanceCounts }
	/** A few facts, large. */
	| { is: 'figures'; figures: Figure[] }
	/** What happened, in the order of time. */
	| { is: 'course'; steps: Step[] }
	/** A line each, with what belongs to it at the end of the line. */
	| { is: 'rows'; rows: Row[] };

export interface Figure {
	value: string;
	label: string;
}

export interface Step {
	label: string;
	/** In words. */
	date: string;
	/** What lies between this day and the one before. */
	span?: string;
}

export interface Row {
	text: string;
	end?: string;
	/** Its sign stands before the text. */
	stance?: Stance;
	/** A bar below it. */
	counts?: StanceCounts;
}

/** What the picture of a page says, wherever its link is shown: the words alone, before anything is drawn. */
export interface Card {
	/** The kind of page: «Law, Pakistan». */
	kind: string;
	headline: string;
	/** Whether the headline is somebody’s own words. */
	isQuotation?: boolean;
	blocks: Block[];
	/** What it rests on; where it is left out, the day of the record’s latest change stands in its place. */
	foot?: string;
}

/** What a card has room for. */
export const mostRows = 3;
export const longestText = 260;

/** Longer ones are cut off by those that read them. */
const longestAlternative = 400;

/** The card in sentences, for who cannot see it. */
export function altOf({ kind, headline, isQuotation, blocks, foot }: Card): string {
	const parts = [
		kind,
		isQuotation ? `“${headline}”` : headline,
		...blocks.flatMap(wordsOf),
		...(foot ? [foot] : [])
	];
	return cutAtWord(parts.filter(Boolean).map(asSentence).join(' '), longestAlternative);
}

function wordsOf(block: Block): string | string[] {
	switch (block.is) {
		case 'text':
			return block.text;
		case 'summary':
			return [block.text, block.note];
		case 'byline':
			return [block.name, block.office].filter(Boolean).join(', ');
		case 'stance':
			return [stances[block.stance], block.on].filter(Boolean).join(' ');
		case 'stances':
			return countsInWords(block.counts).join(', ');
		case 'figures':
			return block.figures.map(({ value, label }) => `${label}: ${value}`).join('; ');
		case 'course':
			return block.steps.map(({ label, date }) => `${label}: ${date}`).join('; ');
		case 'rows':
			return block.rows.map(({ text, end }) => [text, end].filter(Boolean).join(', ')).join('; ');
	}
}

const countsInWords = (counts: StanceCounts) =>
	totalOf(counts) + (counts.not_stated ?? 0)
		? keysOf(stances)
				.filter((stance) => counts[stance])
				.map((stance) => `${stances[stance]} ${counts[stance]!.toLocaleString('en')}`)
		: [];

const asSentence = (text: string) =>
	text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?…۔؟]["”’)]?$/.test(text) ? '' : '.');

/** What a card of many items calls itself. @param narrowed in words, empty where it is not */
export const partOrWhole = (narrowed: string) => (narrowed ? 'A part of the record' : 'The record');

export const textIf = (isSaid: boolean, text: string, soft?: boolean): Block[] =>
	isSaid ? [{ is: 'text', text, soft }] : [];
