import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import TestRefusals from '../../../tests/helpers/components/test-refusals.svelte';

const show = (errors: Record<string, string>) =>
	render(TestRefusals, { props: { errors } }).body.replaceAll(/<!--.*?-->/g, '');

const alertsIn = (html: string) =>
	[...html.matchAll(/role="alert"[^>]*>([^]*?)<\/(?:div|p)>/g)].map(([, inner]) =>
		inner!.replaceAll(/<[^>]*>/g, '').trim()
	);

describe('what a form was refused for', () => {
	it('is said at the fields that are in view, and once', () => {
		const errors = { '': 'Not saved.', name: 'No name.', date: 'No date.', law: 'No law.' };
		const html = show(errors);
		for (const sentence of Object.values(errors)) expect(html.split(sentence)).toHaveLength(2);
		expect(alertsIn(html)).toEqual(['Not saved.']);
	});

	it('is said all the same where its field is not in view, with the label of that field', () => {
		const html = show({ sources: 'Cite a page.', 'positions.1.regulation': 'Two on one law.' });
		expect(alertsIn(html)).toEqual(['Sources: Cite a page.']);
		expect(html).toContain('Two on one law.');
	});

	it('is nothing where nothing was refused', () => {
		expect(alertsIn(show({}))).toEqual([]);
	});
});
