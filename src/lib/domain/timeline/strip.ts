import type { Picture } from './timeline.ts';
import { Taken, widthOf } from './scale.ts';

/** For a telephone's screen, without labels beside its marks. */
export interface Strip {
	width: number;
	height: number;
	/** The line between acts of the state and what the public saw and said. */
	axis: number;
	breaks: number[];
	marks: { id: string; x: number; y: number; shape: Picture['marks'][number]['shape'] }[];
	labels: { x: number; text: string }[];
	hidden?: { from: number; to: number; label: string; x: number };
}

const width = 328;
const [axis, rowHeight, mostRows] = [29, 6.5, 5];

/** Marks that would overlap move away from the axis. */
export function stripOf(picture: Picture): Strip {
	const at = (x: number) => Math.round((x / picture.width) * width * 10) / 10;
	const rows = { state: [] as Taken[], public: [] as Taken[] };
	const marks = picture.marks.flatMap(({ id, lane, shape, x1, x2 }) => {
		const x = at((x1 + x2) / 2);
		const all = rows[lane];
		let row = all.findIndex((taken) => taken.isFree(x - 3, x + 3));
		if (row < 0) row = all.length;
		if (row >= (lane === 'state' ? 2 : mostRows)) return [];
		(all[row] ??= new Taken()).take(x - 3, x + 3);
		const away = 5.5 + row * rowHeight;
		return { id, x, y: lane === 'state' ? axis - away : axis + away, shape };
	});
	const taken = new Taken();
	const last = picture.ticks.findLast(({ label }) => label);
	const labels = picture.ticks.flatMap((tick) => {
		const { x, label } = tick;
		if (!label || (tick !== last && !/\d/.test(label))) return [];
		const start = Math.min(at(x), width - widthOf(label));
		return taken.take(start, start + widthOf(label) + 4) ? { x: start, text: label } : [];
	});
	const { hidden } = picture;
	const half = hidden ? widthOf(hidden.label) / 2 : 0;
	return {
		width,
		height: axis + 4 + Math.max(2, rows.public.length) * rowHeight + 13,
		axis,
		breaks: picture.breaks.map(({ x }) => at(x)),
		marks,
		labels,
		hidden: hidden && {
			from: at(hidden.x1),
			to: at(hidden.x2),
			label: hidden.label,
			x: Math.min(Math.max((at(hidden.x1) + at(hidden.x2)) / 2, half), width - half)
		}
	};
}
