import { nameKeyOf } from '../../../../../src/lib/domain/names/key.ts';
import type { FoundQuotation } from '../../../../../src/lib/domain/quotations/quotation.ts';
import type { Answer, Article } from './read.ts';

/** Scores of quotations with five or more words; each piece counts. */
export interface Figures {
	answers: number;
	found: number;
	right: number;
	rightSpeaker: number;
	organisations: number;
	rightOrganisation: number;
	short: { answers: number; right: number };
	reported: { answers: number; found: number; right: number; rightSpeaker: number };
	faults: string[];
}

interface Span {
	start: number;
	end: number;
}

const fewest = 5;
const isLong = (text: string, { start, end }: Span) =>
	text.slice(start, end).split(/\s+/u).filter(Boolean).length >= fewest;

export function measure(
	articles: Article[],
	find: (article: Article) => FoundQuotation[]
): Figures {
	const figures: Figures = {
		answers: 0,
		found: 0,
		right: 0,
		rightSpeaker: 0,
		organisations: 0,
		rightOrganisation: 0,
		short: { answers: 0, right: 0 },
		reported: { answers: 0, found: 0, right: 0, rightSpeaker: 0 },
		faults: []
	};
	for (const article of articles) measureOne(article, find(article), figures);
	return figures;
}

function measureOne({ text, answers, number }: Article, found: FoundQuotation[], figures: Figures) {
	const told = (word: string, span: Span, more = '') =>
		figures.faults.push(
			`${number} ${word}: ${text.slice(span.start, span.end).slice(0, 60)}${more}`
		);
	const rightOf = (isReported: boolean) =>
		new Map(
			answers
				.filter((answer) => answer.isReported === isReported)
				.flatMap((answer) =>
					answer.pieces.map((piece) => [`${piece.start} ${piece.end}`, { answer, piece }] as const)
				)
		);
	const [direct, reported] = [rightOf(false), rightOf(true)];
	const isDirect = ({ kind }: FoundQuotation) => kind !== 'reported';
	for (const quotation of found)
		for (const piece of quotation.pieces) {
			const right = (isDirect(quotation) ? direct : reported).get(`${piece.start} ${piece.end}`);
			const isWho = !!right && isSpeaker(right.answer, quotation);
			if (!isDirect(quotation)) {
				figures.reported.found++;
				if (right) figures.reported.right++;
				else told('reported wrongly', piece);
				if (isWho) figures.reported.rightSpeaker++;
				else if (right)
					told(
						'reported of another',
						piece,
						` | ${quotation.speaker?.text} for ${right.answer.who}`
					);
			} else if (isLong(text, piece)) {
				figures.found++;
				if (right) figures.right++;
				else told('no quotation', piece);
				if (isWho) figures.rightSpeaker++;
				else if (right)
					told(
						'another speaker',
						piece,
						` | ${quotation.speaker?.text} for ${right.answer.who}@${right.answer.organisation} by ${quotation.rule}`
					);
				if (right?.answer.organisation) {
					figures.organisations++;
					if (isOrganisation(right.answer, quotation)) figures.rightOrganisation++;
					else
						told(
							'another organisation',
							piece,
							` | ${quotation.organisation?.text} for ${right.answer.organisation}`
						);
				}
			} else if (right) figures.short.right++;
		}
	const spans = (wanted: boolean) =>
		new Set(
			found
				.filter((each) => isDirect(each) === wanted)
				.flatMap(({ pieces }) => pieces.map(({ start, end }) => `${start} ${end}`))
		);
	const [gotDirect, gotReported] = [spans(true), spans(false)];
	for (const [key, { piece }] of direct) {
		if (isLong(text, piece)) figures.answers++;
		else figures.short.answers++;
		if (!gotDirect.has(key)) told(isLong(text, piece) ? 'not found' : 'short not found', piece);
	}
	for (const [key, { piece }] of reported) {
		figures.reported.answers++;
		if (!gotReported.has(key)) told('reported not found', piece);
	}
}

function isSpeaker({ who, organisation }: Answer, found: FoundQuotation): boolean {
	const { speaker } = found;
	if (!who && !organisation) return !speaker;
	return (
		isSame(speaker?.text, who || organisation) || (!who && found.organisationId === organisation)
	);
}

const isOrganisation = (
	{ organisation: wanted }: Answer,
	{ organisation, organisationId }: FoundQuotation
) => organisationId === wanted || isSame(organisation?.text, wanted);

function isSame(found = '', wanted: string): boolean {
	const [one, other] = [nameKeyOf(found), nameKeyOf(wanted)];
	return (
		one.whole === other.whole || one.person === other.person || endsAlike(one.whole, other.whole)
	);
}

/** One name may extend the other: «Acting Judge Sana Mirza», «a senior official in the ministry». */
const fewestLetters = 8;
const endsAlike = (one: string, other: string) =>
	Math.min(one.length, other.length) >= fewestLetters &&
	(one.endsWith(other) || other.endsWith(one) || one.startsWith(other) || other.startsWith(one));

const percent = (part: number, whole: number) => (whole ? part / whole : 1);

export const ratesOf = (figures: Omit<Figures, 'faults'>) => ({
	precision: percent(figures.right, figures.found),
	recall: percent(figures.right, figures.answers),
	speaker: percent(figures.rightSpeaker, figures.found),
	organisation: percent(figures.rightOrganisation, figures.organisations),
	short: percent(figures.short.right, figures.short.answers),
	reportedPrecision: percent(figures.reported.right, figures.reported.found),
	reportedRecall: percent(figures.reported.right, figures.reported.answers),
	reportedSpeaker: percent(figures.reported.rightSpeaker, figures.reported.found)
});
