import { beforeEach, describe, expect, it } from 'vitest';
import { drawCourses } from '../../domain/timeline/courses.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import * as compare from './index.ts';

const draw = async (width = 1_000, names = ['harm-rules', 'it-rules']) => {
	const { regulations } = await compare.regulationsToCompare(names);
	return drawCourses(await compare.comparisonOf(regulations), width);
};

beforeEach(async () => {
	await cast.scene();
	await cast.regulation('it-rules', { title: 'IT Rules 2021', jurisdiction: 'IN' });
	await cast.event('harm-made', {
		kind: 'notification',
		date: '2020-01-21',
		knownOn: '2020-02-12'
	});
	await cast.event('harm-leak', { kind: 'leak', date: '2020-02-12' });
	await cast.event('it-draft', { kind: 'drafting', date: '2018-12-24', regulations: ['it-rules'] });
	await cast.event('it-made', { kind: 'approval', date: '2021-02-25', regulations: ['it-rules'] });
	await cast.event('it-court', { kind: 'court', date: '2021-03-22', regulations: ['it-rules'] });
});

describe('the drawing of courses', () => {
	it('has the day each law was made at the same place', async () => {
		const { lanes, ticks } = await draw();
		const day0 = ticks.find(({ label }) => label === 'Day 0')!.x;
		for (const { marks } of lanes)
			expect(marks.find(({ kind }) => ['notification', 'approval'].includes(kind))!.x).toBe(day0);
	});

	it('places what came before and after in the order of days, on one scale', async () => {
		const { lanes, ticks } = await draw();
		const indian = lanes.find(({ slug }) => slug === 'it-rules')!;
		expect(indian.marks.map(({ kind }) => kind)).toEqual(['drafting', 'approval', 'court']);
		const at = (label: string) => ticks.find((tick) => tick.label === label)!.x;
		const [draft, , court] = indian.marks;
		expect(draft!.x).toBeLessThan(at('−100 days'));
		expect(court!.x).toBeGreaterThan(at('+10 days'));
	});

	it('shades the stretch in which the text was hidden', async () => {
		const { lanes } = await draw();
		const [hidden, open] = lanes;
		const leak = hidden!.marks.find(({ kind }) => kind === 'leak')!;
		const made = hidden!.marks.find(({ kind }) => kind === 'notification')!;
		expect(hidden!.hidden).toEqual({ x1: made.x, x2: leak.x });
		expect(open!.hidden).toBeUndefined();
	});

	it.each([1_000, 328])(
		'leaves nothing out at %i pixels, and lets no signs touch',
		async (width) => {
			for (const day of ['23', '24', '25', '26'])
				await cast.event(`court-${day}`, {
					kind: 'court',
					date: `2021-03-${day}`,
					regulations: ['it-rules']
				});
			const { lanes } = await draw(width);
			const { marks } = lanes.find(({ slug }) => slug === 'it-rules')!;
			expect(marks.flatMap(({ titles }) => titles)).toHaveLength(7);
			for (const [index, { x }] of marks.slice(1).entries())
				expect(x - marks[index]!.x).toBeGreaterThanOrEqual(20);
			for (const { x } of marks) {
				expect(x).toBeGreaterThan(8);
				expect(x).toBeLessThan(width - 8);
			}
		}
	);

	it('passes over a law whose making has no day on record', async () => {
		await cast.regulation('empty-bill', { title: 'Empty Bill' });
		const { lanes } = await draw(1_000, ['harm-rules', 'empty-bill']);
		expect(lanes.map(({ slug }) => slug)).toEqual(['harm-rules']);
	});
});
