import { Path2D, type SKRSContext2D } from '@napi-rs/canvas';
import { type StanceCounts, totalOf } from '../../domain/charts/positions.ts';
import { hollowStances, stanceOutlines, stanceShapes } from '../../domain/charts/stance-shapes.ts';
import { type DayShape, dayShapes } from '../../domain/timeline/day-shapes.ts';
import type { Squares } from '../../domain/timeline/squares.ts';
import { keysOf, type Stance, takenStances } from '../../domain/vocabulary.ts';
import { families } from '../charts/drawings/fonts.ts';
import { colour } from '../charts/drawings/palette.ts';
import { type Column, type Laid, nothing } from './typesetting.ts';

/** Draws the mark of a stance as the pages do, `size` pixels wide. */
export function drawMark(
	pen: SKRSContext2D,
	stance: Stance,
	[x, middle]: [x: number, middle: number],
	size: number
) {
	const isHollow = hollowStances.has(stance);
	pen.save();
	pen.translate(x + size / 2, middle);
	pen.scale(size / 17, size / 17);
	pen.lineWidth = 2.4;
	pen.lineCap = 'round';
	pen.fillStyle = pen.strokeStyle = colour(stance);
	const outline = new Path2D(stanceOutlines[stance]);
	if (isHollow) pen.stroke(outline);
	else pen.fill(outline);
	if (!isHollow) pen.strokeStyle = colour('on');
	pen.stroke(new Path2D(stanceShapes[stance]));
	pen.restore();
}

export function drawBar(
	pen: SKRSContext2D,
	counts: StanceCounts,
	[x, room]: Column,
	y: number,
	height: number
) {
	for (const stance of keysOf(takenStances).filter((each) => counts[each])) {
		const width = (counts[stance] / totalOf(counts)) * room;
		pen.fillStyle = colour(stance);
		pen.fillRect(x, y, Math.max(width - 4, 2), height);
		x += width;
	}
}

/** As in days.css: names of colours. */
const looks: Record<DayShape, { fill?: string; stroke?: string; width?: number; dash?: number[] }> =
	{
		hidden: { fill: 'veil', stroke: 'veil-edge' },
		disputed: { stroke: 'hatch' },
		uncertain: { stroke: 'soft' },
		out: { fill: 'seen', stroke: 'ink' },
		after: { stroke: 'edge', width: 3 },
		reaction: { fill: 'ink' },
		others: { stroke: 'soft', dash: [2, 2] },
		marked: { stroke: 'ink', width: 2 }
	};

const sides = { first: 'left', last: 'right' } as const;

interface Scale {
	/** Draws the days that followed too. */
	isWhole: boolean;
	/** Room is given to so many, so that squares of several laws have one size. */
	places?: number;
	/** At most so high, whatever the room. */
	height: number;
}

/** Draws the days that a law was hidden as its page does. */
export function layDays(
	pen: SKRSContext2D,
	squares: Squares | undefined,
	[x, room]: Column,
	{ isWhole, places, height }: Scale
): Laid {
	if (!squares) return nothing;
	const drawn = dayShapes(squares, isWhole, places);
	const scale = Math.min(room / drawn.width, height / drawn.height, 2.6);
	return {
		height: drawn.height * scale,
		paint(y) {
			pen.save();
			pen.translate(x, y);
			pen.scale(scale, scale);
			for (const [name, d] of drawn.paths) {
				const { fill, stroke, width = 1.5, dash = [] } = looks[name];
				const path = new Path2D(d);
				pen.lineWidth = width;
				pen.lineCap = name === 'after' ? 'round' : 'butt';
				pen.setLineDash(dash);
				if (fill) pen.fillStyle = colour(fill);
				if (fill) pen.fill(path);
				if (stroke) pen.strokeStyle = colour(stroke);
				if (stroke) pen.stroke(path);
			}
			pen.fillStyle = colour('seen-ink');
			pen.beginPath();
			pen.arc(...drawn.dot, 2.2, 0, 2 * Math.PI);
			pen.fill();
			pen.fillStyle = colour('soft');
			pen.font = `9px ${families}`;
			for (const { text, x, y, side } of drawn.labels) {
				pen.textAlign = side ? sides[side] : 'center';
				pen.fillText(text, x, y);
			}
			pen.restore();
		}
	};
}
