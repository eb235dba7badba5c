import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import StanceMatrix from './StanceMatrix.svelte';

it('claims no order of two positions, for their dates may tell none', () => {
	const cell = {
		stance: 'support',
		date: '2024-03',
		as: 'Civil society',
		href: '/statements',
		earlier: 1,
		older: [{ stance: 'oppose', date: '2024-03-05' }]
	};
	const matrix = {
		regulations: [{ slug: 'bill', title: 'Data Bill', short: 'Data Bill', place: 'Pakistan' }],
		rows: [{ slug: 'union', name: 'Union', cells: [cell] }]
	};
	const { body } = render(StanceMatrix, { props: { matrix: matrix as never } });
	expect(body).toContain('title="Support, March 2024; also: Oppose, 5 March 2024"');
	expect(body).toContain('<use href="#mark-support">');
});
