import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import Similar from './Similar.svelte';

const shown = (sameAddress?: true) =>
	render(Similar, { props: { similar: [{ id: 'dawn', name: 'Rules surface', sameAddress }] } })
		.body;

it('offers to add what is like something on record, except an article of the very same address', () => {
	expect(shown()).toContain('It is none of these: add it');
	expect(shown(true)).not.toContain('It is none of these');
	expect(shown(true)).toContain('change the one above');
});
