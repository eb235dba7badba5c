import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { stanceCounts } from '../domain/charts/positions.ts';
import { parseEdtf } from '../domain/dates/edtf.ts';
import type { RegulationRow } from '../domain/record.ts';
import { clocksOf } from '../domain/timeline/clocks.ts';
import type { Stance } from '../domain/vocabulary.ts';
import RegulationItem from './RegulationItem.svelte';
import StanceBar from './StanceBar.svelte';

const law: RegulationRow = {
	...{ slug: 'harm-rules', title: 'Harm Rules', jurisdiction: 'PK', instrument: 'rules' },
	...{ status: 'in_force', latest: null, lookedAt: null, pageSeenOn: null, isOverdue: false },
	...{ clocks: clocksOf({}), stances: stanceCounts({}) }
};
const bodyOf = (given: Partial<RegulationRow>) =>
	render(RegulationItem, { props: { regulation: { ...law, ...given } } }).body;
const textOf = (body: string) =>
	body
		.replace(/<!--.*?-->|<svg.*?<\/svg>/gs, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ')
		.replaceAll(' ;', ';')
		.trim();
const clocks = (made: string, textPublic: string, ...others: string[]) =>
	clocksOf({
		made: parseEdtf(made),
		textPublic: parseEdtf(textPublic),
		otherDays: others.map((day) => ({ ...parseEdtf(day)!, of: 'made', sources: 1 }))
	});

describe('the card of a law in a list', () => {
	it('names the days that are on record and no others, and says that nobody spoke yet', () => {
		expect(textOf(bodyOf({}))).toBe('Harm Rules Pakistan Rules In force No statement yet');
		expect(textOf(bodyOf({ clocks: clocksOf({ made: parseEdtf('2020-01-21') }) }))).toBe(
			'Harm Rules Pakistan Rules In force Made 21 Jan 2020 No statement yet'
		);
	});

	it('says of a bill that somebody approved it, and not that it was made', () => {
		const bill = clocksOf({ made: parseEdtf('2023-07-26') }, { instrument: 'bill' });
		expect(textOf(bodyOf({ instrument: 'bill', clocks: bill }))).toBe(
			'Harm Rules Pakistan Bill In force Approved 26 Jul 2023 No statement yet'
		);
	});

	it('tells the days hidden with the range of five sources, and their squares in the same words', () => {
		const days = ['2020-01-22', '2020-01-23', '2020-01-24', '2020-01-25', '2020-01-26'];
		const body = bodyOf({ clocks: clocks('2020-01-21', '2020-02-12', ...days) });
		expect(textOf(body)).toContain('22 days hidden; by other sources 17 to 21');
		expect(body).toContain('aria-label="22 days hidden; by other sources 17 to 21"');
	});

	it('draws no squares of a text that was public before it was made', () => {
		const body = bodyOf({ clocks: clocks('2024-01-24', '2023-09-18') });
		expect(textOf(body)).toContain('Public 128 days before it was made Made 24 Jan 2024 Public');
		expect(body).not.toContain('role="img"');
	});

	it('says that a square is a week, where one is', () => {
		const body = bodyOf({ clocks: clocks('2020-01-01', '2021-01-01') });
		expect(textOf(body)).toContain('366 days hidden . One square is a week');
	});

	it('keeps a name in another script apart from the English around it', () => {
		expect(bodyOf({ title: 'پیکا ایکٹ' })).toContain('<bdi>پیکا ایکٹ</bdi>');
	});
});

describe('the bar of stances', () => {
	const bar = (counts: Partial<Record<Stance, number>>, more = {}) =>
		render(StanceBar, { props: { counts: stanceCounts(counts), ...more } }).body;
	const widths = (body: string) =>
		[...body.matchAll(/<rect[^>]* width="([\d.]+)"/g)].map(([, width]) => Number(width));
	const marks = (body: string) => body.match(/<use href="#mark-/g)!.length;

	it('is a mark for each of fewer than five statements, with its word', () => {
		expect(textOf(bar({ mixed: 1 }))).toBe('Mixed');
		const four = bar({ oppose: 2, concerned: 2 });
		expect(widths(four)).toEqual([]);
		expect(marks(four)).toBe(4);
		expect(textOf(four)).toBe('Oppose Oppose 2 Concerned Concerned 2');
	});

	it('shows 300 statements by their share, in one order, with a mark and a number for each stance', () => {
		const many = bar({ support: 30, oppose: 200, concerned: 69, neutral: 1 });
		expect(widths(many)).toEqual([197, 66, 3, 27]);
		expect(marks(many)).toBe(4);
		expect(textOf(many)).toBe('Oppose 200 Concerned 69 Neutral 1 Support 30');
	});

	it('leaves statements without a stance out of the bar, and counts them beside it', () => {
		const silent = bar({ oppose: 5, not_stated: 7 });
		expect(widths(silent)).toHaveLength(1);
		expect(textOf(silent)).toMatch(/^Oppose 5 .+ 7$/);
	});

	it('leads from each number to its statements', () => {
		expect(bar({ oppose: 6 }, { regulation: 'harm-rules' })).toContain(
			'href="/statements?regulation=harm-rules&amp;stance=oppose"'
		);
	});
});
