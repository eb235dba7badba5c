import { render } from 'svelte/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Choice } from '../domain/choice.ts';
import PickerField from './Picker.svelte';
import {
	passDebounce,
	ask,
	coalition,
	find,
	foundation,
	key,
	pickerOf,
	record,
	type
} from '../../../tests/helpers/components/test-picker.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what was chosen', () => {
	it('is no longer meant once its name is changed, and the text is sent instead', () => {
		const picker = pickerOf({ values: ['aic'] });
		expect([picker.text, picker.fields]).toEqual([coalition.name, [['who', 'aic']]]);
		type(picker, 'Asia Internet Coal');
		expect(picker.fields).toEqual([['who', 'Asia Internet Coal']]);
	});

	it('stands once among several', async () => {
		const picker = pickerOf({ many: true, values: ['aic'] });
		picker.choose(coalition);
		expect(picker.fields).toEqual([['who.0', 'aic']]);
		expect(picker.announcement).toBe('Asia Internet Coalition stands there already');
	});

	it('is removed from the end by Backspace in an empty box, but not by a key held down', () => {
		const picker = pickerOf({ many: true, values: ['aic', 'drf'] });
		key(picker, 'Backspace', { repeat: true });
		picker.text = 'x';
		key(picker, 'Backspace');
		expect(picker.chips).toHaveLength(2);
		picker.text = '';
		key(picker, 'Backspace');
		expect(picker.fields).toEqual([['who.0', 'aic']]);
		expect(picker.announcement).toBe('Digital Rights Foundation removed');
	});
});

describe('text that was not understood', () => {
	it('comes back into the box when it was last, with what is wrong with it', () => {
		const errors = { 'who.1': 'Two are called so.' };
		const picker = pickerOf({ many: true, values: ['aic', 'Digital'], errors });
		expect([picker.text, picker.error]).toEqual(['Digital', 'Two are called so.']);
		expect(picker.fields).toEqual([
			['who.0', 'aic'],
			['who.1', 'Digital']
		]);
	});

	it('is told each time that the form is answered, though the picker stays', () => {
		const given: { errors?: Record<string, string> } = {};
		const picker = pickerOf({
			many: true,
			values: ['aic'],
			get errors() {
				return given.errors;
			}
		});
		for (const sentence of ['Cite a page.', 'Cite another page.']) {
			given.errors = { who: sentence };
			picker.readErrors();
			expect(picker.error).toBe(sentence);
			picker.choose(foundation);
			expect(picker.error).toBeUndefined();
			// The same answer does not set the error again.
			picker.readErrors();
			expect(picker.error).toBeUndefined();
		}
		given.errors = { 'who.1': 'This one is gone.' };
		picker.readErrors();
		expect(picker.chips.map(({ error }) => error)).toEqual([undefined, 'This one is gone.']);
	});

	it('is mended in the box, and what stood there takes its place', () => {
		const errors = { 'who.0': 'Two are called so.' };
		const picker = pickerOf({ many: true, values: ['Digital', 'aic'], errors });
		picker.text = 'half a name';
		picker.mend(picker.chips[0]!);
		expect([picker.text, picker.error]).toEqual(['Digital', 'Two are called so.']);
		expect(picker.fields.map(([, value]) => value)).toEqual(['half a name', 'aic', 'Digital']);
	});

	it('goes back into the box by Backspace instead of being lost', () => {
		const picker = pickerOf({ many: true, values: ['Digital', 'aic'] });
		key(picker, 'Backspace');
		key(picker, 'Backspace');
		expect(picker.text).toBe('Digital');
	});
});

describe('something new', () => {
	const made = { id: 'new', name: 'Bolo Bhi', draft: true };

	it('is offered last, once the search has answered, and is chosen when it was made', async () => {
		const create = vi.fn(async (): Promise<Choice | undefined> => made);
		const picker = pickerOf({ create });
		type(picker, 'Bolo');
		expect(picker.options).toBe(0);
		await passDebounce();
		expect(picker.options).toBe(1);
		key(picker, 'Enter');
		await passDebounce();
		expect(create).toHaveBeenCalledExactlyOnceWith('Bolo');
		expect(picker.fields).toEqual([['who', 'new']]);
	});

	it('that was given up leaves the text; Tab never makes anything', async () => {
		const create = vi.fn(async () => undefined);
		const picker = pickerOf({ create });
		await ask(picker, 'Bolo');
		key(picker, 'Tab');
		expect(create).not.toHaveBeenCalled();
		await ask(picker, 'Bolo');
		key(picker, 'Enter');
		await passDebounce();
		expect(create).toHaveBeenCalledOnce();
		expect(picker.fields).toEqual([['who', 'Bolo']]);
	});
});

describe('a picker without script', () => {
	const show = (more = {}) =>
		render(PickerField, {
			props: { name: 'who', label: 'Who', lookupHref: '/desk/lookup', search: find, ...more }
		}).body.replaceAll(/<!--.*?-->/g, '');

	it('is a text field with the id, and tells beside it what the id stands for', () => {
		const html = show({ values: ['aic'], chosen: record });
		expect(html).toMatch(/<input[^>]* name="who"[^>]* value="aic"/);
		expect(html).toMatch(/aic: <bdi>Asia Internet Coalition<\/bdi>/);
		expect(html).not.toMatch(/drf|combobox|type="hidden"|style=/);
		expect(html).toMatch(/href="\/desk\/lookup" target="_blank" rel="noopener"/);
	});

	it('has a field for each of several and a blank one, each with its own sentence', () => {
		const errors = { 'who.1': 'Two are called so.' };
		const html = show({ many: true, values: ['aic', 'Digital'], errors });
		const names = [...html.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name);
		expect(names).toEqual(['who.0', 'who.1', 'who.2']);
		const id = /name="who.1"[^>]*aria-describedby="([^"]+)"/.exec(html)?.[1];
		expect(html).toContain(`id="${id}"`);
		expect(html).toMatch(/“<bdi>Digital<\/bdi>”: Two are called so\./);
	});
});
