import type { SKRSContext2D } from '@napi-rs/canvas';
import {
	type Bars,
	type Card,
	daysOf,
	type Figure,
	heldIn,
	type Law,
	statementsInWords
} from '../../domain/cards/card.ts';
import { fewestForShares } from '../../domain/charts/counts.ts';
import { totalOf } from '../../domain/charts/positions.ts';
import { clockSentence, clockWords, isHalfKnown } from '../../domain/timeline/clocks.ts';
import { countSquares, squaresOf, unitOfAll } from '../../domain/timeline/squares.ts';
import { type Stance, stances } from '../../domain/vocabulary.ts';
import { colour } from '../charts/drawings/palette.ts';
import { drawBar, drawMark, layDays } from './marks.ts';
import {
	beside,
	type Column,
	directionIn,
	drawLines,
	fit,
	type Laid,
	layText,
	nothing,
	placed,
	stacked,
	typeset,
	measuredWidth
} from './typesetting.ts';

/** The parts of a card around its headline, which gets the room that they leave. */
export interface Layout {
	above: Laid;
	below: Laid;
}

type Part<Name> = Extract<Card, { layout: Name }>;

/** @param isTight true if space is scarce, so that long texts take fewer lines */
export function layOut(pen: SKRSContext2D, card: Card, at: Column, isTight: boolean): Layout {
	switch (card.layout) {
		case 'words':
			return layWords(pen, card, at, isTight);
		case 'counts':
			return { above: nothing, below: layCounts(pen, card, at, isTight) };
		case 'course':
			return { above: nothing, below: layCourse(pen, card, at, isTight) };
	}
}

function layWords(
	pen: SKRSContext2D,
	{ headline, isQuotation, stances: taken = [], by, text = '', facts = [] }: Part<'words'>,
	at: Column,
	isTight: boolean
): Layout {
	const most = isTight ? 1 : 2;
	const side = isQuotation ? directionIn(headline) : undefined;
	const said = taken.map(({ stance, on }) => ({ stance, word: stances[stance], rest: on }));
	return {
		above: layMarks(pen, said, at, most),
		below: stacked(
			[
				stacked([
					layText(pen, by?.name, { size: 34, weight: 600 }, at, most, side),
					layText(pen, by?.office, { size: 28 }, at, most, side)
				]),
				layText(pen, text, { size: text.length > 160 ? 30 : 36 }, at, isTight ? 4 : 7),
				stacked(facts.map((fact) => layText(pen, fact, { size: 27, colour: 'soft' }, at, most)))
			],
			isTight ? 12 : 20
		)
	};
}

const mark = 30;

interface Marked {
	stance: Stance;
	word?: string;
	rest: string;
}

/** Sets marks with their words one after the other, and on a new line where there is no room. */
function layMarks(pen: SKRSContext2D, all: Marked[], [x, room]: Column, most = 1): Laid {
	const size = 28;
	let [left, top, height] = [0, 0, 0];
	const laid = all.map(({ stance, word = '', rest }) => {
		const style = { size, weight: 600 as const, colour: stance };
		const before = mark + 8 + (word ? measuredWidth(pen, `${word} `, style) : 0);
		const width = before + measuredWidth(pen, rest, { size });
		if (left && left + width > room) [left, top] = [0, height];
		const [named, said] = [
			typeset(pen, word, style, before),
			typeset(pen, rest, { size }, room - before, most)
		];
		const at = { stance, named, said, before, left, top };
		height = Math.max(height, top + said.height);
		left += width + 32;
		return at;
	});
	return {
		height,
		paint(y) {
			for (const { stance, named, said, before, left, top } of laid) {
				drawMark(pen, stance, [x + left, y + top + said.step / 2], mark);
				drawLines(pen, named, x + left + mark + 8, y + top, before);
				drawLines(pen, said, x + left + before, y + top, room - before);
			}
		}
	};
}

const gap = 40;

function layCounts(
	pen: SKRSContext2D,
	{ text, figures, bars }: Part<'counts'>,
	[x, room]: Column,
	isTight: boolean
): Laid {
	const column = bars ? 290 : (room - gap * (figures.length - 1)) / figures.length;
	const size = bars && figures.length > 1 ? 54 : 92;
	const numbers = figures.map((figure, place) =>
		layFigure(pen, figure, [bars ? x : x + place * (column + gap), column], size)
	);
	const left = figures.length ? column + gap : 0;
	return stacked(
		[
			layText(pen, text, { size: 30, colour: 'soft' }, [x, room], isTight ? 1 : 3),
			bars
				? beside([stacked(numbers, 8), layBars(pen, bars, [x + left, room - left])])
				: beside(numbers)
		],
		isTight ? 16 : 28
	);
}

const layFigure = (pen: SKRSContext2D, { value, label }: Figure, at: Column, size: number): Laid =>
	stacked([
		layText(pen, value, { size, weight: 600, serif: true, step: 1.05 }, at, 1),
		layText(pen, label, { size: 28, step: 1.15 }, at, 2)
	]);

/** Long names stand above their bars, and then there is room for fewer. */
function layBars(pen: SKRSContext2D, { of, rows }: Bars, [x, room]: Column): Laid {
	const style = { size: 26 };
	const isLong = rows.some(({ label }) => measuredWidth(pen, label, style) > room / 2);
	const shown = isLong ? rows.slice(0, 4) : rows;
	const before = shown.some(({ stance }) => stance) ? mark + 10 : 0;
	const widest = Math.max(...shown.map(({ label }) => measuredWidth(pen, label, style)));
	const from = isLong ? 0 : before + widest + 16;
	const longest = room - from - 90;
	const most = Math.max(...shown.map(({ count }) => count));
	const bars = shown.map(({ label, count, stance }): Laid => {
		const name = typeset(pen, label, style, room - before, 1);
		const number = typeset(pen, count.toLocaleString('en'), { ...style, weight: 600 }, 90);
		const width = Math.max(3, (count / most) * longest);
		const height = isLong ? name.height + 24 : Math.max(40, name.height);
		return {
			height,
			paint(y) {
				const middle = y + (isLong ? name.height + 10 : height / 2);
				const thick = isLong ? 14 : 22;
				if (stance) drawMark(pen, stance, [x, middle], mark);
				const top = isLong ? y : middle - name.height / 2;
				drawLines(pen, name, x + before, top, room - before, 'ltr');
				pen.fillStyle = colour(stance ?? 'soft');
				pen.fillRect(x + from, middle - thick / 2, width, thick);
				drawLines(pen, number, x + from + width + 12, middle - number.height / 2, 90);
			}
		};
	});
	return stacked([layText(pen, of, { size: 24, colour: 'soft' }, [x, room], 1), ...bars]);
}

function layCourse(pen: SKRSContext2D, { laws }: Part<'course'>, at: Column, isTight: boolean) {
	const [first] = laws;
	if (first && !first.title) return layLaw(pen, first, at, isTight);
	const unit = unitOfAll(laws.map(({ clocks }) => clocks));
	const counts = laws.map(({ clocks }) => countSquares(clocks, unit)?.count ?? 0);
	const isMany = laws.length > 2;
	const [size, small, height] = isMany ? [24, 23, 20] : [34, 26, 30];
	const scale = { isWhole: false, places: Math.max(...counts) + 1, height };
	return stacked(
		laws.map(({ title, ...law }) =>
			stacked(
				[
					layText(pen, title, { size, weight: 600, serif: true }, at, 1),
					layText(pen, knownOf(law), { size: small, colour: 'soft' }, at, 1),
					layDays(pen, squaresOf(law.clocks, unit), at, scale)
				],
				2
			)
		),
		isMany ? 8 : 32
	);
}

/** Returns «22 days hidden; by other sources 10 to 26 · 41 statements: Oppose 22, Support 5». */
const knownOf = ({ clocks, stances: counts }: Omit<Law, 'title'>) =>
	[
		clocks.hidden || clocks.passage ? clockSentence(clocks) : '',
		[
			statementsInWords({ clocks, stances: counts }),
			heldIn(counts)
				.map((stance) => `${stances[stance]} ${counts[stance]}`)
				.join(', ')
		]
			.filter(Boolean)
			.join(': ')
	]
		.filter(Boolean)
		.join(' · ');

/** The words of the clock, and the days on record beside them; below them the squares and the stances. */
function layLaw(pen: SKRSContext2D, law: Law, at: Column, isTight: boolean): Laid {
	const [x, room] = at;
	const { clocks, stances: counts } = law;
	const { figure, rest, range } = clockWords(clocks);
	const isHalf = isHalfKnown(clocks);
	const days = daysOf(clocks);
	const aside = days.length && !isHalf ? 400 : 0;
	const left: Column = [x, room - aside - gap];
	const right: Column = [x + room - (aside || room), aside || room];
	const sizes = figure ? [84, 70, 62, 56, 50, 44, 38] : [56, 50, 44, 38];
	const style = { sizes, weight: 600 as const, serif: true, step: 1.1 };
	const words = fit(pen, figure ? `${figure} ${rest}` : rest, style, {
		width: left[1],
		height: isTight ? 84 : 124
	});
	const held = heldIn(counts).map((stance) => ({
		stance,
		rest: `${stances[stance]} ${counts[stance]!.toLocaleString('en')}`
	}));
	const total = { size: 28, weight: 600 as const };
	const after = measuredWidth(pen, statementsInWords(law), total) + 32;
	const height = isTight ? 12 : 20;
	return stacked(
		[
			beside([
				stacked([
					isHalf ? nothing : placed(pen, words, left),
					layText(pen, range, { size: 30, weight: 600 }, left, 1)
				]),
				stacked(days.map((day) => layText(pen, day, { size: isHalf ? 36 : 26 }, right, 1)))
			]),
			layDays(pen, squaresOf(clocks), at, { isWhole: true, height: isTight ? 60 : 90 }),
			stacked(
				[
					totalOf(counts) < fewestForShares
						? nothing
						: { height, paint: (y) => drawBar(pen, counts, at, y, height) },
					beside([
						layText(pen, statementsInWords(law), total, at, 1),
						layMarks(pen, held, [x + after, room - after])
					])
				],
				10
			)
		],
		isTight ? 14 : 26
	);
}
