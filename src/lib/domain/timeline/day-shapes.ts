import type { Square, Squares } from './squares.ts';

const step = 14;
/** So many stand in a line. */
const columns = { day: 100, week: 52 };
/** Each is drawn from the inset corner of its place, and ends at that of the next one. */
const box = { inset: 0.75, path: 'h10.5v10.5h-10.5zm14 0' };
const lines = { inset: 0, path: 'm0 6l6-6m-6 12l12-12m-6 12l6-6m2-6' };
const frame = (x: number, y: number) => `M${x - 1} ${y - 1}h14v14h-14z`;
const bubble = (x: number, y: number) => `M${x + 1} ${y + 1.2}h10v7.4h-5l-2.6 3v-3h-2.4z`;

export type DayShape = Square | 'out' | 'after' | 'reaction' | 'others' | 'marked';

/**
 * The squares of a law's clock as paths, for pages and for pictures.
 * @param whole draws what followed, and the days that other sources give; else the days hidden alone
 * @param places so many are given room, so that squares of several laws have one size
 */
export function dayShapes(squares: Squares, whole = false, places = 0) {
	const { unit, hidden, reaction, marked, others, labels } = squares;
	const most = columns[unit];
	const line = step + (whole && others.length ? 5 : 0);
	const drawn = whole ? squares.places : hidden.length + 1;
	const at = (place: number): [x: number, y: number] => [
		(place % most) * step,
		Math.floor(place / most) * line
	];
	const draw = ({ inset, path }: typeof box, place: number, length = 1) =>
		`M${at(place)[0] + inset} ${at(place)[1] + inset}${path.repeat(length)}`;
	const runs = runsOf(hidden, most);
	const path = (kind: Square, shape: typeof box) =>
		runs.map((run) => (run.kind === kind ? draw(shape, run.place, run.length) : '')).join('');
	const [x, y] = at(hidden.length);
	const paths: Record<DayShape, string> = {
		hidden: path('hidden', box),
		disputed: path('disputed', box) + path('disputed', lines),
		uncertain: path('uncertain', box),
		out: draw(box, hidden.length),
		after: '',
		reaction: '',
		others: '',
		marked: ''
	};
	if (whole) {
		if (marked !== undefined) paths.marked = frame(...at(marked));
		for (let place = hidden.length + 1; place < drawn; place++)
			if (place !== reaction) paths.after += `M${at(place)[0] + 5} ${at(place)[1] + 6}h2`;
		if (reaction) paths.reaction = bubble(...at(reaction));
		paths.others = others.map((place) => `M${at(place)[0]} ${at(place)[1] + 16.5}h12`).join('');
	}
	const width = Math.max(Math.min(drawn, most), places) * step - 2;
	const height = (Math.ceil(drawn / most) - 1) * line + 12;
	const named = whole ? labels : [];
	return {
		paths: (Object.entries(paths) as [DayShape, string][]).filter(([, d]) => d),
		/** The dot in the square of the day that the text came out. */
		dot: [x + 6, y + 6] as const,
		labels: named.map(({ place, text }) => {
			const [left] = at(place);
			const isLast = left + step > width;
			const side = !place ? ('first' as const) : isLast ? ('last' as const) : undefined;
			return {
				text,
				side,
				x: left + { first: 0, last: 12, middle: 6 }[side ?? 'middle'],
				y: height + 15
			};
		}),
		width,
		height: height + (named.length ? 18 : line > step ? 6 : 0)
	};
}

/** Squares of a kind that follow each other in a line. @param most so many stand in a line */
function runsOf(squares: Square[], most: number) {
	const runs: { kind: Square; place: number; length: number }[] = [];
	for (const [place, kind] of squares.entries()) {
		const last = runs.at(-1);
		if (last?.kind === kind && place % most) last.length++;
		else runs.push({ kind, place, length: 1 });
	}
	return runs;
}
