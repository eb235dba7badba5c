import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import Activity from './+page.svelte';

it('calls what was done to a law by the word that people read', () => {
	const entry = {
		id: 1,
		at: new Date(0),
		kind: 'withdrawal',
		actorName: 'Asma',
		subject: 'Data Bill',
		detail: { noun: 'regulation', reason: 'It was never tabled.' }
	};
	const list = { rows: [entry], total: 1, page: 1, pages: 1, facets: {} };
	const props = { data: { list, chosen: {}, ignored: [] } };
	const words = render(Activity, { props: props as never }).body.replace(/<[^>]+>/g, ' ');
	expect(words).toMatch(/reason: +It was never tabled\./);
	expect(words).toMatch(/ law /);
	expect(words).not.toContain('noun');
});
