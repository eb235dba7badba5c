import type { EventKind } from '../vocabulary.ts';
import { isFromOutside, isReactionFromOutside } from './answers.ts';
import type { Clocks } from './clocks.ts';
import type { Moment } from './moments.ts';
import { plural } from '../plural.ts';

export type Line =
	| { moment: Moment }
	| {
			/** EDTF, with the last day it can mean. */
			date: string;
			latest: string;
			/** «1 consultation, 3 reactions» */
			words: string;
			/** Empty if only the timeline's page has room for them. */
			folded: Moment[];
	  }
	/** The number of entries that only the timeline's page shows. */
	| { left: number };

const [mostFolded, mostLines] = [60, 40];

/** Events that accompany a law's course; all other kinds decide it. */
export const accompanying = ['reaction', 'consultation', 'court'] as const satisfies EventKind[];
const isAccompanying: ReadonlySet<string> = new Set(accompanying);

const decides = (moment: Moment) => 'event' in moment && !isAccompanying.has(moment.shape);

/** Events that decide a law's course have lines of their own; others share one per date. @param moments in the order of time */
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

const mostInShort = 12;

/** Keeps deciding events and the first reactions from outside the state. @param moments in the order of time */
export function courseOf(
	moments: Moment[],
	{ firstReaction }: Pick<Clocks, 'firstReaction'>
): Line[] {
	const isFirst = (moment: Moment) =>
		moment.date === firstReaction?.date &&
		('statement' in moment ? isFromOutside(moment.statement) : isReactionFromOutside(moment.event));
	const kept = moments.filter((moment) => decides(moment) || isFirst(moment));
	const lines = kept.map((moment): Line => ({ moment }));
	if (lines.length <= mostInShort) return lines;
	const half = mostInShort / 2;
	return [...lines.slice(0, half), { left: lines.length - mostInShort }, ...lines.slice(-half)];
}

function wordsOf(moments: Moment[]): string {
	const of = (kind: string) => moments.filter(({ shape }) => shape === kind).length;
	const [consulted, heard] = [of('consultation'), of('court')];
	const reactions = moments.length - consulted - heard;
	return [
		...(consulted ? [plural(consulted, 'consultation')] : []),
		...(heard ? [`${heard.toLocaleString('en')} in court`] : []),
		...(reactions ? [plural(reactions, 'reaction')] : [])
	].join(', ');
}

export const listedIn = (lines: Line[]): Set<string> =>
	new Set(
		lines.flatMap((line) =>
			'moment' in line ? line.moment.id : 'folded' in line ? line.folded.map(({ id }) => id) : []
		)
	);
