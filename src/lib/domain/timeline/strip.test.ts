import { describe, expect, it } from 'vitest';
import { widthOf } from './scale.ts';
import { stripOf } from './strip.ts';
import { layOutTimeline, type Mark, type Picture } from './timeline.ts';
import { clocksFrom } from '../../../../tests/helpers/domain/test-cards.ts';

/** Twice as wide as the strip. */
const width = 656;
const drawn = (given: Partial<Picture>) =>
	stripOf({ ...layOutTimeline([], clocksFrom()), width, ...given });
const mark = (id: string, x: number, given: Partial<Mark> = {}): Mark => ({
	id,
	lane: 'public',
	shape: 'oppose',
	y: 0,
	title: id,
	ghosts: [],
	x1: x,
	x2: x,
	...given
});
const tick = (x: number, label?: string) => ({ x, label });

describe('the marks of a strip', () => {
	it('stand in the middle of their days, the state’s above the line and the public’s below it', () => {
		const made = mark('made', 100, { lane: 'state', shape: 'notification', x2: 300 });
		const { axis, marks } = drawn({ marks: [made, mark('said', 401.3)] });
		expect(marks).toEqual([
			{ id: 'made', x: 100, y: axis - 5.5, shape: 'notification' },
			{ id: 'said', x: 200.7, y: axis + 5.5, shape: 'oppose' }
		]);
	});

	it('stand one further from the line where another is in the way, and are left out where there is no room', () => {
		const crowd = (lane: Mark['lane']) =>
			Array.from({ length: 7 }, (_, n) => mark(`${lane}-${n}`, 100, { lane }));
		const { axis, marks, height } = drawn({ marks: [...crowd('state'), ...crowd('public')] });
		expect(marks.map(({ id, y }) => [id, y - axis])).toEqual([
			...[
				['state-0', -5.5],
				['state-1', -12],
				['public-0', 5.5],
				['public-1', 12],
				['public-2', 18.5],
				['public-3', 25],
				['public-4', 31.5]
			]
		]);
		expect(height).toBe(axis + 4 + 5 * 6.5 + 13);
	});

	it('share a row where they are six pixels apart, of which the strip has room for two at least', () => {
		const { axis, marks, height } = drawn({
			marks: [mark('a', 100), mark('b', 112), mark('c', 122), mark('d', 90)]
		});
		expect(marks.map(({ id, y }) => [id, y - axis])).toEqual([
			...[
				['a', 5.5],
				['b', 5.5],
				['c', 12],
				['d', 12]
			]
		]);
		expect(height).toBe(axis + 4 + 2 * 6.5 + 13);
		expect(drawn({}).height).toBe(height);
	});

	it('have breaks of the axis where the picture has them', () => {
		expect(drawn({ breaks: [{ x: 300, whole: true }] }).breaks).toEqual([150]);
	});
});

describe('the labels of a strip', () => {
	it('are its years, and the last one whatever it names', () => {
		const ticks = [
			tick(0, 'Jan 2020'),
			tick(160, 'Feb'),
			tick(300, '2021'),
			tick(400, 'Mar'),
			tick(500)
		];
		expect(drawn({ ticks }).labels).toEqual([
			{ x: 0, text: 'Jan 2020' },
			{ x: 150, text: '2021' },
			{ x: 200, text: 'Mar' }
		]);
	});

	it('never touch, and never run over the edge', () => {
		const years = Array.from({ length: 9 }, (_, n) => tick(n * 82, `${2012 + n}`));
		const { labels } = drawn({ ticks: years });
		expect(labels.length).toBeGreaterThan(5);
		for (const [index, { x, text }] of labels.entries())
			expect(x + widthOf(text)).toBeLessThanOrEqual(labels[index + 1]?.x ?? 328);
		expect(drawn({ ticks: [tick(0, '2019'), tick(50, '2020')] }).labels).toHaveLength(1);
		expect(drawn({ ticks: [tick(0, '2019'), tick(62, '2020')] }).labels).toHaveLength(1);
		expect(drawn({ ticks: [tick(0, '2019'), tick(63, '2020')] }).labels).toHaveLength(2);
	});
});

describe('the hidden stretch of a strip', () => {
	const hidden = (x1: number, x2: number) =>
		drawn({ hidden: { x1, x2, sure1: x1, sure2: x2, label: '22 days hidden', labelX: 0 } }).hidden;
	const half = widthOf('22 days hidden') / 2;

	it('has its label in its middle, and within the strip', () => {
		expect(drawn({}).hidden).toBeUndefined();
		expect(hidden(200, 400)).toEqual({ from: 100, to: 200, label: '22 days hidden', x: 150 });
		expect(hidden(0, 20)!.x).toBe(half);
		expect(hidden(620, 656)!.x).toBe(328 - half);
	});
});
