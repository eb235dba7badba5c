import { type StanceCounts, totalOf } from '../charts/positions.ts';
import { formatDate } from '../dates/format.ts';
import {
	type Clocks,
	clockSentence,
	isHalfKnown,
	namedDays,
	wordsFor
} from '../timeline/clocks.ts';
import { keysOf, type Stance, stances } from '../vocabulary.ts';
import { plural, upperFirst } from '../plural.ts';
import { cutAtWord } from './cut.ts';

/** The content of a page's preview picture, before one of three layouts draws it. */
export type Card = Head & (Words | Counts | Course);

interface Head {
	/** «Law, Pakistan». */
	kind: string;
	headline: string;
	/** The sources; if missing, the day of the record's latest change is shown. */
	foot?: string;
}

/** A quotation or a title. */
interface Words {
	layout: 'words';
	isQuotation?: boolean;
	stances?: { stance: Stance; on: string }[];
	by?: { name: string; office?: string };
	text?: string;
	facts?: string[];
}

/** Numbers, and of which kinds they are. */
interface Counts {
	layout: 'counts';
	text?: string;
	figures: Figure[];
	bars?: Bars;
}

/** The clocks of laws, one above the other. */
interface Course {
	layout: 'course';
	laws: Law[];
}

export interface Figure {
	value: string;
	label: string;
}

export interface Bars {
	/** «Country». */
	of: string;
	rows: { label: string; count: number; stance?: Stance }[];
}

export interface Law {
	/** Unless the headline is the title. */
	title?: string;
	clocks: Clocks;
	stances: StanceCounts;
}

export const longestText = 260;

/** Programs that read alternative texts cut off longer ones. */
const longestAlternative = 400;

export function altOf(card: Card): string {
	const { kind, headline, foot = '' } = card;
	const isQuotation = card.layout === 'words' && card.isQuotation;
	const parts = [kind, isQuotation ? `“${headline}”` : headline, ...wordsOf(card), foot];
	return cutAtWord(parts.filter(Boolean).map(asSentence).join(' '), longestAlternative);
}

function wordsOf(card: Card): string[] {
	switch (card.layout) {
		case 'words': {
			const { by, text = '', facts = [] } = card;
			const taken = (card.stances ?? []).map(({ stance, on }) => `${stances[stance]} ${on}`.trim());
			return [by?.name ?? '', by?.office ?? '', text, ...taken, ...facts];
		}
		case 'counts': {
			const { text = '', figures, bars } = card;
			const rows = bars?.rows.map(({ label, count }) => `${label} ${count.toLocaleString('en')}`);
			return [
				text,
				figures.map(({ value, label }) => `${value} ${label}`).join('; '),
				bars ? `${bars.of}: ${rows!.join(', ')}` : ''
			];
		}
		case 'course':
			return card.laws.flatMap((law) => [
				law.title ?? '',
				isHalfKnown(law.clocks) ? '' : clockSentence(law.clocks),
				law.title ? '' : daysOf(law.clocks).join('; '),
				[statementsInWords(law), ...countsInWords(law.stances)].join(', ')
			]);
	}
}

/** Returns «Made 21 January 2020», and the other days. */
export const daysOf = (clocks: Clocks): string[] =>
	namedDays(clocks, true).map(([name, day]) =>
		day ? `${name} ${formatDate(day.date)}` : `${name}: ${wordsFor()}`
	);

export const statementsInWords = ({ stances: counts }: Law): string => {
	const number = totalOf(counts) + (counts.not_stated ?? 0);
	return number ? plural(number, 'statement') : 'No statement yet';
};

const countsInWords = (counts: StanceCounts) =>
	heldIn(counts).map((stance) => `${stances[stance]} ${counts[stance]!.toLocaleString('en')}`);

export const heldIn = (counts: StanceCounts) => keysOf(stances).filter((each) => counts[each]);

const asSentence = (text: string) => upperFirst(text) + (/[.!?…۔؟]["”’)]?$/.test(text) ? '' : '.');

/** @param narrowed the filters in words, or empty */
export const partOrWhole = (narrowed: string) => (narrowed ? 'A part of the record' : 'The record');

/** Returns the number and its word as the picture shows them: «412», «statements on record». */
export function figureOf(number: number, one: string, rest = 'on record'): Figure {
	const [value = '', ...words] = plural(number, one).split(' ');
	return { value, label: [...words, rest].filter(Boolean).join(' ') };
}
