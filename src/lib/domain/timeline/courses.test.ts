import { describe, expect, it } from 'vitest';
import { clocksOf } from './clocks.ts';
import { drawCourses } from './courses.ts';
import type { ComparedRegulation, DayRow, Step } from '../comparison.ts';
import { parseEdtf } from '../dates/edtf.ts';
import { clocksFrom } from '../../../../tests/helpers/domain/test-cards.ts';
import type { EventKind } from '../vocabulary.ts';

const law = (slug: string, clocks: ComparedRegulation['clocks']): ComparedRegulation => ({
	id: slug,
	slug,
	title: slug,
	short: slug,
	jurisdiction: 'PK',
	instrument: 'rules' as const,
	status: 'in_force' as const,
	statusDetail: null,
	issuingBody: 'Ministry of IT',
	referenceNumber: null,
	clocks
});
const made = (textPublic?: string) => clocksFrom('2020-01-21', textPublic);
const harmRules = law('harm-rules', made());
const itRules = law('it-rules', made());

const step = (kind: EventKind): Step => ({
	id: kind,
	kind,
	description: `What happened.`,
	...parseEdtf('2020-01-21')
});
/** A row of the course: the events of each law on one day relative to its making. */
const row = (days: number | [least: number, most: number], ...kinds: EventKind[][]): DayRow => {
	const [least, most] = [days].flat() as [number, number?];
	return {
		days: { least, most: most ?? least },
		missing: undefined,
		steps: kinds.map((some) => some.map(step))
	};
};
const draw = (regulations: ComparedRegulation[], rows: DayRow[], width = 1_000) =>
	drawCourses({ regulations, course: { rows, more: [] } }, width);
const placesIn = (picture: ReturnType<typeof draw>) =>
	Object.fromEntries(picture.ticks.map(({ label, x }) => [label, x]));

describe('the courses of laws', () => {
	it('stand under each other in lanes, those alone whose making is dated', () => {
		const undated = law('empty-bill', clocksFrom());
		const picture = draw([harmRules, undated, itRules], [row(3, ['leak'], ['leak'], ['court'])]);
		expect(picture.lanes.map(({ slug, y }) => [slug, y])).toEqual([
			...[
				['harm-rules', 36],
				['it-rules', 100]
			]
		]);
		expect(picture).toMatchObject({ width: 1_000, height: 2 * 64 + 24 });
		expect(picture.kinds).toEqual(new Set(['leak', 'court']));
	});

	it('run from edge to edge, from the earliest day of any law to the latest', () => {
		const rows = [row(-40, ['drafting'], []), row(900, [], ['court'])];
		const { lanes } = draw([harmRules, itRules], rows);
		expect(lanes[0]!.marks[0]!.x).toBeCloseTo(12);
		expect(lanes[1]!.marks[0]!.x).toBeCloseTo(988);
		expect(lanes[0]).toMatchObject({ x1: lanes[0]!.marks[0]!.x, x2: lanes[1]!.x1 });
		expect(lanes[1]!.x2).toBeCloseTo(988);
	});

	it('have ten days at least, though nothing happened in them', () => {
		expect(placesIn(draw([harmRules], []))).toEqual({ 'Day 0': 12, '+10 days': 988 });
	});

	it('have days the closer together the farther they are from day 0, to both sides alike', () => {
		const rows = [row(-1_000, ['drafting']), row(1_000, ['court'])];
		const at = placesIn(draw([harmRules], rows));
		expect(at['Day 0']).toBe(500);
		for (const days of ['10', '100', '1,000'])
			expect(at[`+${days} days`]! - 500).toBeCloseTo(500 - at[`−${days} days`]!);
		expect((at['+100 days']! - 500) / (at['+1,000 days']! - 500)).toBeCloseTo(
			Math.log1p(100) / Math.log1p(1_000)
		);
	});

	it('have what is less exact than a day in the middle of its days', () => {
		const { lanes } = draw(
			[harmRules, itRules],
			[row([10, 190], ['court'], []), row(100, [], ['leak'])]
		);
		expect(lanes[0]!.marks[0]!.x).toBeCloseTo(lanes[1]!.marks[0]!.x);
		const [month, exact] = ['2020-03', '2020-03-16'].map((date) => {
			const firstReaction = parseEdtf(date);
			return law('a', clocksOf({ made: parseEdtf('2020-01-21'), firstReaction }));
		});
		const { lanes: reacted } = draw([month!, exact!], []);
		expect(reacted[0]!.marks[0]!.x).toBeCloseTo(reacted[1]!.marks[0]!.x);
		const { lanes: inJanuary } = draw([law('a', clocksFrom('2020-01', '2020-02')), itRules], []);
		expect(inJanuary[0]!.hidden!.x1).toBeCloseTo(
			placesIn(draw([itRules], [row(30, ['leak'])]))['Day 0']!
		);
	});

	it('have the first reaction from outside the state beside what happened', () => {
		const firstReaction = parseEdtf('2020-02-13');
		const reacted = law('a', clocksOf({ made: parseEdtf('2020-01-21'), firstReaction }));
		expect(draw([reacted], [row(0, ['notification'])]).lanes[0]!.marks).toMatchObject([
			{ kind: 'notification', titles: ['Notification, 2020-01-21'] },
			{ id: '', kind: 'reaction', titles: ['First reaction from outside the state, 2020-02-13'] }
		]);
	});

	it('shade the days in which the text was hidden, or was public before the making', () => {
		const [later, before, open] = draw(
			[law('a', made('2020-02-12')), law('b', made('2020-01-11')), itRules],
			[]
		).lanes;
		const { x1: day0, x2: leak } = later!.hidden!;
		expect(later).toMatchObject({ x1: day0, x2: leak, caption: 'Hidden for 22 days' });
		expect(leak).toBeCloseTo(988);
		expect(before!.hidden!.x1).toBeCloseTo(12);
		expect(before!.hidden!.x2).toBe(day0);
		expect(before).toMatchObject({ x1: before!.hidden!.x1, x2: day0 });
		expect(open).toMatchObject({ x1: day0, x2: day0 });
		expect(open!.hidden).toBeUndefined();
	});
});

describe('marks that would touch', () => {
	it('are one, of the kind that tells most, with all that happened under it', () => {
		const rows = [row(0, ['court', 'approval', 'notification', 'leak']), row(30, ['reaction'])];
		const [first, second] = draw([harmRules], rows).lanes[0]!.marks;
		expect(first).toMatchObject({ id: 'notification', kind: 'notification' });
		expect(first!.titles).toEqual(
			['Notification', 'Leak', 'Approval', 'Court'].map((kind) => `${kind}, 2020-01-21`)
		);
		expect(second!.titles).toEqual(['Reaction, 2020-01-21']);
	});

	it('stand from left to right, whatever their weight, and twenty pixels apart at least', () => {
		const rows = Array.from({ length: 200 }, (_, day) =>
			row(day, [day % 3 ? 'court' : day % 2 ? 'leak' : 'notification'])
		);
		const { marks } = draw([harmRules], rows).lanes[0]!;
		const steps = marks.slice(1).map(({ x }, index) => x - marks[index]!.x);
		expect(Math.min(...steps)).toBeGreaterThanOrEqual(20);
		expect(marks.flatMap(({ titles }) => titles)).toHaveLength(200);
	});
});

describe('the days written along courses', () => {
	const rows = [row(-2_000, ['drafting']), row(2_000, ['court'])];

	it('are those that are drawn and have room, the nearest to day 0 first', () => {
		expect(Object.keys(placesIn(draw([harmRules], rows, 1_000)))).toEqual([
			...['Day 0', '+10 days', '+100 days', '+1,000 days', '−10 days', '−100 days', '−1,000 days']
		]);
		const narrow = draw([harmRules], rows, 328).ticks;
		expect(narrow.map(({ label }) => label)).toEqual(['Day 0', '+100 days', '−100 days']);
		for (const { x, label } of narrow)
			for (const other of narrow)
				if (other.label !== label) expect(Math.abs(other.x - x)).toBeGreaterThanOrEqual(76);
	});

	it('are none beyond the first day and the last', () => {
		const labels = (days: number) =>
			draw([harmRules], [row(days, ['court'])]).ticks.map(({ label }) => label);
		expect(labels(50)).toEqual(['Day 0', '+10 days']);
		expect(labels(-50)).toEqual(['Day 0', '+10 days', '−10 days']);
		expect(labels(12_000)).toContain('+10,000 days');
		expect(labels(-12_000)).toContain('−10,000 days');
	});

	it('never run over an edge', () => {
		const ticks = draw([harmRules], [row(8, ['leak'])], 328).ticks;
		expect(ticks.map(({ x, anchor }) => [x, anchor])).toEqual([
			...[
				[12, 'start'],
				[316, 'end']
			]
		]);
		expect(draw([harmRules], rows).ticks[0]!.anchor).toBe('middle');
	});
});
