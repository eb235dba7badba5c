import { type Clocks, clockSentence } from '../timeline/clocks.ts';
import { fewestForShares } from './counts.ts';
import { type StanceCounts, totalOf } from './positions.ts';
import { keysOf, stanceSigns, type TakenStance, takenStances } from '../vocabulary.ts';

export interface GlanceRegulation {
	slug: string;
	title: string;
	short: string;
	jurisdiction: string;
	clocks: Clocks;
	stances: StanceCounts;
}

type Held = TakenStance | 'divided' | 'none';

const laneWords = {
	...takenStances,
	divided: 'Divided',
	none: 'No statement'
} as const satisfies Record<Held, string>;

interface GlanceMark {
	slug: string;
	/** The middle; `from` and `to` are the ends of its possible days. */
	x: number;
	y: number;
	from: number;
	to: number;
	stance?: TakenStance;
	sign: string;
	isFew: boolean;
	title: string;
}

interface Glance {
	width: number;
	height: number;
	lanes: { label: string; y: number; marks: GlanceMark[] }[];
	ticks: { label: string; x: number }[];
	unknown?: { from: number };
}

export const glanceRadius = 9;
const width = 336;
const margin = 14;
const step = 2 * glanceRadius + 3;
const labelHeight = 18;
const unknownAcross = 4;
const ticks: [days: number, label: string][] = [
	[0, '0'],
	[7, '7 days'],
	[30, '30 days'],
	[365, '365 days'],
	[3653, '10 years']
];

/** «Divided» if two stances are equal, «none» without any. */
export function mainStance(counts: StanceCounts): Held {
	const most = Math.max(...keysOf(takenStances).map((stance) => counts[stance]));
	const leading = keysOf(takenStances).filter((stance) => counts[stance] === most);
	return most === 0 ? 'none' : leading.length > 1 ? 'divided' : leading[0]!;
}

/** Returns «Most of 41 statements: oppose». */
export function mainStanceWords(counts: StanceCounts): string {
	const [held, total] = [mainStance(counts), totalOf(counts)];
	if (held === 'none') return counts.not_stated ? 'no stance stated' : 'no statement';
	const of = total === 1 ? 'the one statement' : `most of ${total.toLocaleString('en')} statements`;
	return held === 'divided' ? 'divided' : `${laneWords[held].toLowerCase()} (${of})`;
}

export function glanceOf(regulations: GlanceRegulation[]): Glance {
	const known = regulations.filter(({ clocks }) => clocks.hidden);
	const apart =
		known.length < regulations.length ? { from: width - unknownAcross * step } : undefined;
	const longest = Math.max(365, ...known.map(({ clocks }) => clocks.hidden!.most));
	const right = (apart ? apart.from - glanceRadius - 2 : width) - margin;
	// The scale is logarithmic, so that a day counts for more among few days.
	const at = (days: number) =>
		margin + (Math.log1p(Math.max(0, days)) / Math.log1p(longest)) * (right - margin);
	const lanes: Glance['lanes'] = [];
	let y = 4;
	for (const held of keysOf(laneWords)) {
		const inLane = regulations.filter((regulation) => mainStance(regulation.stances) === held);
		if (!inLane.length) continue;
		const label = { label: laneWords[held], y: y + labelHeight - 5 };
		const top = y + labelHeight + glanceRadius;
		const rows: number[] = [];
		const marks = inLane
			.flatMap((regulation) =>
				regulation.clocks.hidden
					? markOf(regulation, held, [
							at(regulation.clocks.hidden.least),
							at(regulation.clocks.hidden.most)
						])
					: []
			)
			.sort((a, b) => a.x - b.x)
			.map((mark) => {
				const row = rows.findIndex((end) => end + step <= mark.x);
				const place = row < 0 ? rows.length : row;
				rows[place] = mark.x;
				return { ...mark, y: top + place * step };
			});
		const unknown = inLane.filter(({ clocks }) => !clocks.hidden);
		marks.push(
			...unknown.map((regulation, place) => {
				const x = apart!.from + (place % unknownAcross) * step + glanceRadius;
				return {
					...markOf(regulation, held, [x, x]),
					y: top + Math.floor(place / unknownAcross) * step
				};
			})
		);
		lanes.push({ ...label, marks });
		y += labelHeight + Math.max(rows.length, Math.ceil(unknown.length / unknownAcross)) * step + 6;
	}
	return {
		width,
		height: y + labelHeight,
		lanes,
		ticks: ticks
			.filter(([days]) => days <= longest)
			.map(([days, label]) => ({ label, x: at(days) })),
		unknown: apart
	};
}

function markOf(
	regulation: GlanceRegulation,
	held: Held,
	[from, to]: [number, number]
): GlanceMark {
	const stance = held === 'divided' || held === 'none' ? undefined : held;
	return {
		slug: regulation.slug,
		x: (from + to) / 2,
		y: 0,
		from,
		to,
		stance,
		sign: stance ? stanceSigns[stance] : '',
		isFew: totalOf(regulation.stances) < fewestForShares,
		title: `${regulation.title}: ${clockSentence(regulation.clocks)}; ${mainStanceWords(regulation.stances)}`
	};
}
