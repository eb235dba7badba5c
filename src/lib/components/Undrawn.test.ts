import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import Undrawn from './Undrawn.svelte';

const words = (number: number) => {
	const undrawn = Array.from({ length: number }, (_, id) => ({ id: `s${id}`, date: '2032' }));
	const chart = { heading: 'Year', series: [], rows: [], total: number };
	const view = { notDrawn: `${number} statements are not drawn.`, undrawn, chart };
	const { body } = render(Undrawn, { props: { view } });
	return body
		.replace(/<[^>]+>/g, '')
		.replace(/\s+/g, ' ')
		.trim();
};

describe('what a chart does not draw', () => {
	it('is named, date by date, with a space between all of its words', () => {
		expect(words(2)).toBe('2 statements are not drawn. 2032, 2032.');
	});

	it('is named in part where it is much, and says so', () => {
		expect(words(14)).toMatch(/^14 statements are not drawn\. (2032, ){12}…$/);
	});
});
