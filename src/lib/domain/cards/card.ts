import { type StanceCounts, totalOf } from '../charts/positions.ts';
import { keysOf, type Stance, stances } from '../vocabulary.ts';
import { upperFirst } from '../plural.ts';
import { cutAtWord } from './cut.ts';

export type Block =
	/** `soft` text only describes what stands above it. */
	| { is: 'text'; text: string; soft?: boolean }
	/** Our summary of somebody's words; `note` says that the words are ours. */
	| { is: 'summary'; text: string; note: string }
	| { is: 'byline'; name: string; office?: string }
	| { is: 'stance'; stance: Stance; on: string }
	/** A bar of stances with its numbers. */
	| { is: 'stances'; counts: StanceCounts }
	| { is: 'figures'; figures: Figure[] }
	| { is: 'course'; steps: Step[] }
	| { is: 'rows'; rows: Row[] };

export interface Figure {
	value: string;
	label: string;
}

export interface Step {
	label: string;
	date: string;
	/** The time since the step before: «22 days hidden». */
	span?: string;
}

export interface Row {
	text: string;
	end?: string;
	/** The stance's sign stands before the text. */
	stance?: Stance;
	counts?: StanceCounts;
}

/** The content of a page's preview picture, before it is drawn. */
export interface Card {
	/** «Law, Pakistan». */
	kind: string;
	headline: string;
	isQuotation?: boolean;
	blocks: Block[];
	/** The sources; if missing, the day of the record's latest change is shown. */
	foot?: string;
}

export const mostCardRows = 3;
export const longestText = 260;

/** Programs that read alternative texts cut off longer ones. */
const longestAlternative = 400;

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

const asSentence = (text: string) => upperFirst(text) + (/[.!?…۔؟]["”’)]?$/.test(text) ? '' : '.');

/** @param narrowed the filters in words, or empty */
export const partOrWhole = (narrowed: string) => (narrowed ? 'A part of the record' : 'The record');

export const textIf = (isSaid: boolean, text: string, soft?: boolean): Block[] =>
	isSaid ? [{ is: 'text', text, soft }] : [];
