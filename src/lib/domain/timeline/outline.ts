import type { EventKind } from '../vocabulary.ts';
import { isFromOutside, isReactionFromOutside } from './answers.ts';
import type { Clocks } from './clocks.ts';
import type { Moment } from './moments.ts';
import { plural } from '../plural.ts';

/** A line of a law's course in short: something that decided it, or all that was said on one date. */
export type Line =
	| { moment: Moment }
	| {
			/** EDTF, with the last day that it can mean. */
			date: string;
			latest: string;
			/** «1 consultation, 3 reactions» */
			words: string;
			/** Those that the page folds in; the rest stand on the page of the timeline. */
			folded: Moment[];
	  }
	/** So many entries between two lines that the page leaves to that of the timeline. */
	| { left: number };

/** A page folds no more entries than this, and has no more lines. */
const [mostFolded, mostLines] = [60, 40];

/** What goes on around a law while its course is open: the rest decides it. */
export const accompanying = ['reaction', 'consultation', 'court'] as const satisfies EventKind[];
const isAccompanying: ReadonlySet<string> = new Set(accompanying);

const decides = (moment: Moment) => 'event' in moment && !isAccompanying.has(moment.shape);

/**
 * What decided the course of a law, each on a line of its own, and one line a date for what was said,
 * consulted and heard in court meanwhile. Of very
 * many lines the first and the last ones are kept.
 * @param moments in the order of time
 */
export function outlineOf(moments: Moment[]): Line[] {
	const lines: Exclude<Line, { left: number }>[] = [];
	const days = new Map<string, Moment[]>();
	for (const moment of moments) {
		if (decides(moment)) {
			lines.push({ moment });
			continue;
		}
		const day = days.get(moment.date);
		if (day) day.push(moment);
		else {
			const folded = [moment];
			days.set(moment.date, folded);
			lines.push({ date: moment.date, latest: moment.latest, words: '', folded });
		}
	}
	const half = mostLines / 2;
	const between = lines.slice(half, -half);
	const shownLines = between.length ? [...lines.slice(0, half), ...lines.slice(-half)] : lines;
	let room = mostFolded;
	const short = shownLines.map((line): Line => {
		if ('moment' in line) return line;
		const folded = line.folded.length <= room ? line.folded : [];
		room -= folded.length;
		return { ...line, words: wordsOf(line.folded), folded };
	});
	const left = between.reduce((sum, line) => sum + ('moment' in line ? 1 : line.folded.length), 0);
	return left ? [...short.slice(0, half), { left }, ...short.slice(half)] : short;
}

/** What stands in a column of text tells no more. */
const mostInShort = 12;

/**
 * The entries that decided the course of a law and all first reactions to it from outside the state, and no more: of many, the first
 * and the last ones.
 * @param moments in the order of time
 */
export function courseOf(
	moments: Moment[],
	{ firstReaction }: Pick<Clocks, 'firstReaction'>
): Line[] {
	const isFirst = (moment: Moment) =>
		moment.date === firstReaction?.date &&
		('statement' in moment ? isFromOutside(moment.statement) : isReactionFromOutside(moment.event));
	const told = moments.filter((moment) => decides(moment) || isFirst(moment));
	const lines = told.map((moment): Line => ({ moment }));
	if (lines.length <= mostInShort) return lines;
	const half = mostInShort / 2;
	return [...lines.slice(0, half), { left: lines.length - mostInShort }, ...lines.slice(-half)];
}

function wordsOf(moments: Moment[]): string {
	const of = (kind: string) => moments.filter(({ shape }) => shape === kind).length;
	const [consulted, heard] = [of('consultation'), of('court')];
	const said = moments.length - consulted - heard;
	return [
		...(consulted ? [plural(consulted, 'consultation')] : []),
		...(heard ? [`${heard.toLocaleString('en')} in court`] : []),
		...(said ? [plural(said, 'reaction')] : [])
	].join(', ');
}

/** The ids of the entries that a page with these lines holds. */
export const listedIn = (lines: Line[]): Set<string> =>
	new Set(
		lines.flatMap((line) =>
			'moment' in line ? line.moment.id : 'folded' in line ? line.folded.map(({ id }) => id) : []
		)
	);
