import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import FieldError from '../../lib/components/FieldError.svelte';
import UnknownRows from '../../lib/components/UnknownRows.svelte';
import { daysView, stanceView } from '../../lib/domain/charts/views.ts';
import Home from './+page.svelte';
import Framed from './embed/[list=framed]/+page.svelte';

const words = (html: string) => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');

function lede(all: number) {
	const data = {
		user: undefined,
		isComing: false,
		furtherLists: [],
		statements: [],
		changes: [],
		moves: [],
		hidden: [],
		articles: [],
		laws: [],
		size: { regulations: all, statements: all, stakeholders: all, articles: all, reports: all },
		next: [],
		looked: { editor: null, page: null },
		today: '2026-11-02'
	};
	return words(render(Home, { props: { data } as never }).body);
}

it('counts one of each in the singular, and many with commas', () => {
	expect(lede(1)).toContain('1 law, 1 stakeholder, 1 statement, and 1 article about them.');
	expect(lede(1200)).toContain('1,200 laws, 1,200 stakeholders, 1,200 statements');
});

it('counts one law in the singular where charts tell what they leave out', () => {
	const row = { key: 'bill', label: 'Bill', href: '/regulations/bill', cells: [] };
	expect(words(render(UnknownRows, { props: { rows: [row] } }).body)).toContain('for 1 law ');
	const chart = { columns: [], series: [], rows: [row], total: 0 };
	expect(daysView('hidden', chart as never, {}, undefined).counts).toMatch(/^0 of 1 law: /);
});

it('says of a chart that those who run this copy count in it, though a reader left them out', () => {
	const chart = { columns: [], series: [], rows: [], total: 0 };
	const caveats = (key: 'hidden' | 'answered', chosen: object) =>
		daysView(key, chart as never, chosen, undefined).caveats;
	expect(caveats('answered', { operator: 'without' })).toEqual([
		'Reactions of those who run this copy count here too.'
	]);
	expect(caveats('answered', {})).toEqual([]);
	expect(caveats('hidden', { operator: 'without' })).toEqual([]);
});

it('leads to no table of an empty chart, and says nothing of looks at laws that are not there', () => {
	const chart = { columns: [], series: [], rows: [], total: 0 };
	expect(daysView('hidden', chart as never, {}, undefined).hint).toBeUndefined();
	expect(stanceView(chart as never, {}, undefined).hint).toBeUndefined();
	expect(lede(0)).not.toContain('last looked at');
	expect(lede(1)).toContain('last looked at the laws on record is not known');
});

it('says of a list in a frame that it is empty, and of filters only where there are some', () => {
	const list = (chosen: object) => {
		const embed = { page: '/statements', title: 'Statements' };
		const of = { list: 'statements', rows: [], total: 0, words: {}, ignored: [], chosen, embed };
		return words(render(Framed, { props: { data: of } as never }).body);
	};
	expect(list({})).toContain('None is on record yet.');
	expect(list({ stance: 'oppose' })).toContain('Nothing on record matches all of these filters.');
});

it('repeats of a name that is not understood only so much that it is known again', () => {
	const { body } = render(FieldError, { props: { error: 'Too long.', about: 'y'.repeat(30_000) } });
	expect(words(body)).toBe(`“${'y'.repeat(100)}…”: Too long.`);
});
