import { expect, it } from 'vitest';
import { dayShapes } from './day-shapes.ts';
import type { Square } from './squares.ts';

const weeks = (hidden: Square[]) =>
	dayShapes({ unit: 'week', hidden, others: [], places: hidden.length + 1, labels: [] });
const pathsOf = (hidden: Square[]) => Object.fromEntries(weeks(hidden).paths);
const starts = (path = '') => Array.from(path.matchAll(/M[^a-z]+/g), ([start]) => start);
const count = (path = '') => path.split('z').length - 1;

it('draws squares of a kind that follow each other from where the first of them stands', () => {
	const { hidden, uncertain } = pathsOf(['uncertain', 'hidden', 'hidden', 'uncertain']);
	expect(starts(hidden)).toEqual(['M14.75 0.75']);
	expect(count(hidden)).toBe(2);
	expect(starts(uncertain)).toEqual(['M0.75 0.75', 'M42.75 0.75']);
});

it('goes on below where a line is full', () => {
	const { hidden } = pathsOf(Array(55).fill('hidden'));
	expect(starts(hidden)).toEqual(['M0.75 0.75', 'M0.75 14.75']);
	expect(count(hidden)).toBe(55);
});

it('hatches a square on which sources differ', () => {
	const { disputed } = pathsOf(['hidden', 'disputed']);
	expect(starts(disputed)).toEqual(['M14.75 0.75', 'M14 0']);
});
