import { describe, expect, it } from 'vitest';
import {
	type GlanceRegulation,
	glanceOf,
	mainStance,
	mainStanceWords,
	glanceRadius
} from './glance.ts';
import type { Stance } from '../vocabulary.ts';

const none = { oppose: 0, concerned: 0, neutral: 0, mixed: 0, support: 0 };
const regulation = (
	slug: string,
	days: number | [number, number] | undefined,
	stances: Partial<Record<Stance, number>> = { oppose: 5 }
): GlanceRegulation => {
	const [least, most] = Array.isArray(days) ? days : [days ?? 0, days ?? 0];
	return {
		slug,
		title: `Title of ${slug}`,
		short: slug,
		jurisdiction: 'PK',
		clocks: { hidden: days === undefined ? undefined : { least, most } },
		stances: { ...none, ...stances }
	};
};
const marksOf = (...regulations: GlanceRegulation[]) =>
	glanceOf(regulations).lanes.flatMap(({ marks }) => marks);

describe('the record at a glance', () => {
	it('has a lane for each stance that most statements take on a law, those that nobody takes left out', () => {
		const { lanes } = glanceOf([
			regulation('praised', 3, { support: 2, oppose: 1 }),
			regulation('refused', 3),
			regulation('torn', 3, { support: 2, oppose: 2 }),
			regulation('silent', 3, {})
		]);
		expect(lanes.map(({ label, marks }) => [label, marks.map(({ slug }) => slug)])).toEqual([
			['Oppose', ['refused']],
			['Support', ['praised']],
			['Divided', ['torn']],
			['No statement', ['silent']]
		]);
	});

	it('has a law further right the longer it was hidden, within the picture', () => {
		const [same, month, decade] = marksOf(
			regulation('same', 0),
			regulation('month', 30),
			regulation('decade', 3653)
		);
		expect(same!.x).toBeLessThan(month!.x);
		expect(month!.x).toBeLessThan(decade!.x);
		const { width, height } = glanceOf([regulation('same', 0), regulation('decade', 9999)]);
		for (const { x, y } of marksOf(regulation('same', 0), regulation('decade', 9999))) {
			expect(x - glanceRadius).toBeGreaterThanOrEqual(0);
			expect(x + glanceRadius).toBeLessThanOrEqual(width);
			expect(y + glanceRadius).toBeLessThanOrEqual(height);
		}
	});

	it('takes one that was public before it was made for one that was not hidden', () => {
		const [before, same] = marksOf(regulation('before', -128), regulation('same', 0));
		expect(before!.x).toBe(same!.x);
		expect(before!.title).toBe(
			'Title of before: Public 128 days before it was made; oppose (most of 5 statements)'
		);
	});

	it('lays no mark over another', () => {
		const marks = marksOf(
			...Array.from({ length: 30 }, (_, place) => regulation(`law-${place}`, place % 5))
		);
		for (const [place, one] of marks.entries())
			for (const other of marks.slice(place + 1))
				expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(
					2 * glanceRadius
				);
	});

	it('draws days that are less exact as a span', () => {
		const [mark] = marksOf(regulation('month', [3, 33]));
		expect(mark!.from).toBeLessThan(mark!.to);
	});

	it('has a place apart for those of which nobody knows how long they were hidden', () => {
		const many = Array.from({ length: 9 }, (_, place) => regulation(`unknown-${place}`, undefined));
		const regulations = [regulation('long', 5000), ...many];
		const { unknown, width } = glanceOf(regulations);
		const [long, ...rest] = marksOf(...regulations);
		expect(long!.x + glanceRadius).toBeLessThan(unknown!.from);
		for (const { x } of rest) {
			expect(x - glanceRadius).toBeGreaterThanOrEqual(unknown!.from);
			expect(x + glanceRadius).toBeLessThanOrEqual(width);
		}
		expect(new Set(rest.map(({ x, y }) => `${x} ${y}`)).size).toBe(9);
		expect(glanceOf([regulation('long', 5000)]).unknown).toBeUndefined();
	});

	it('marks where fewer than five speak, and gives each stance its sign', () => {
		const [few] = marksOf(regulation('few', 3, { support: 4 }));
		const [many] = marksOf(regulation('many', 3, { support: 5 }));
		expect([few!.isFew, many!.isFew]).toEqual([true, false]);
		expect([few!.sign, many!.stance]).toEqual(['✓', 'support']);
	});
});

it('what most statements hold is said with how many there are', () => {
	expect(mainStance(none)).toBe('none');
	expect(mainStanceWords({ ...none, support: 1 })).toBe('support (the one statement)');
	expect(mainStanceWords({ ...none, support: 3, neutral: 1 })).toBe(
		'support (most of 4 statements)'
	);
	expect(mainStanceWords({ ...none, support: 3, neutral: 3 })).toBe('divided');
	expect(mainStanceWords(none)).toBe('no statement');
	expect(mainStanceWords({ ...none, not_stated: 3 })).toBe('no stance stated');
	expect(mainStance({ ...none, oppose: 1, not_stated: 3 })).toBe('oppose');
});
