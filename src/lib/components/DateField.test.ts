import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import DateField from './DateField.svelte';

const show = (given: { value?: string; errors?: Record<string, string> }) => {
	const html = render(DateField, { props: { name: 'date', label: 'Date', ...given } }).body;
	const said = /<output[^>]*>([^]*?)<\/output>/.exec(html)?.[1] ?? '';
	return { html, said: said.replaceAll(/<!--.*?-->/g, '').trim() };
};

describe('a date field', () => {
	it('holds what was typed as it was typed, and says beside it what was understood', () => {
		const { html, said } = show({ value: 'Feb 2020' });
		expect(html).toMatch(/<input[^>]* name="date"[^>]* value="Feb 2020"/);
		expect(said).toBe('Read as February 2020');
	});

	it('says what could be typed instead of a text that is no date', () => {
		expect(show({ value: 'soonish' }).said).toMatch(/^“soonish” is not understood/);
	});

	it.each(['2020~-02', '[2020-01-03..2020-01-09]'])(
		'says nothing against rarer EDTF, which may stay where it stands: %s',
		(value) => {
			expect(show({ value }).said).toBe('');
		}
	);

	it('says nothing of an empty field, nor twice what the form refused', () => {
		expect(show({}).said).toBe('');
		const { html, said } = show({ value: 'soonish', errors: { date: 'Give a date.' } });
		expect(said).toBe('');
		expect(html).toMatch(/aria-invalid="true"/);
		expect(html).toMatch(/<p class="error[^"]*" id="[^"]+">Give a date\.<\/p>/);
	});
});
