import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Choice } from '../domain/choice.ts';
import {
	passDebounce,
	ask,
	coalition,
	find,
	foundation,
	key,
	pickerOf,
	type,
	watch
} from '../../../tests/helpers/components/test-picker.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a picker asks', () => {
	const search = vi.fn(find);
	beforeEach(() => void search.mockReset().mockImplementation(find));

	it('once a pause in typing, for all that was typed', async () => {
		const picker = pickerOf({ search });
		for (const text of ['d', 'di', 'dig']) type(picker, text);
		await passDebounce();
		expect(search.mock.calls.map(([query]) => query)).toEqual(['dig']);
		expect(picker.hits).toEqual([foundation, watch]);
		expect(picker.announcement).toBe('2 found');
	});

	it('at once for what was pasted', async () => {
		const picker = pickerOf({ search });
		type(picker, 'https://aic.example/letter', true);
		expect(search).toHaveBeenCalledOnce();
	});

	it('and drops an answer that comes after the next question', async () => {
		const picker = pickerOf({ search });
		let late = (_: Choice[]) => {};
		search.mockImplementationOnce(() => new Promise((resolve) => (late = resolve)));
		await ask(picker, 'asia');
		const [, signal] = search.mock.calls[0] as unknown as [string, AbortSignal];
		await ask(picker, 'digital');
		expect(signal.aborted).toBe(true);
		late([coalition]);
		await passDebounce();
		expect(picker.hits).toEqual([foundation, watch]);
	});

	it('and says so when the search does not answer, with the text kept', async () => {
		const picker = pickerOf({ search, many: true });
		search.mockRejectedValueOnce(new Error('away'));
		await ask(picker, 'asia');
		expect(picker.announcement).toMatch(/^The search does not answer/);
		key(picker, 'Enter');
		await ask(picker, 'digital');
		expect(picker.fields).toEqual([
			['who.0', 'asia'],
			['who.1', 'digital']
		]);
	});
});

describe('Enter', () => {
	it('takes the first hit, or the one walked to', async () => {
		const picker = pickerOf({ many: true });
		await ask(picker, 'digital');
		key(picker, 'Enter');
		await ask(picker, 'digital');
		key(picker, 'ArrowDown');
		key(picker, 'Enter');
		expect(picker.fields).toEqual([
			['who.0', 'drf'],
			['who.1', 'drw']
		]);
		expect(picker.text).toBe('');
	});

	it('never sends the form, whether the list is open or closed', async () => {
		const picker = pickerOf({ values: ['aic'] });
		expect(key(picker, 'Enter')).toBe(true);
		await ask(picker, 'zzz');
		expect(key(picker, 'Enter')).toBe(true);
	});

	it('before the answer takes what leaves no doubt, and shows the rest', async () => {
		const picker = pickerOf();
		type(picker, 'asia');
		key(picker, 'Enter');
		await passDebounce();
		expect(picker.fields).toEqual([['who', 'aic']]);
		type(picker, 'digital');
		key(picker, 'Enter');
		await passDebounce();
		expect(picker.fields).toEqual([['who', 'digital']]);
		expect(picker.open).toBe(true);
	});

	it('belongs to the input method while a word is composed', async () => {
		const picker = pickerOf();
		await ask(picker, 'asia');
		expect(key(picker, 'Enter', { isComposing: true })).toBe(false);
		expect(picker.picked).toBeUndefined();
	});

	it('keeps what was walked to when a further answer comes', async () => {
		const search = vi.fn(find);
		const picker = pickerOf({ search });
		await ask(picker, 'digital');
		type(picker, 'digital r');
		key(picker, 'ArrowDown');
		search.mockResolvedValueOnce([coalition, foundation, watch]);
		await passDebounce();
		key(picker, 'Enter');
		expect(picker.fields).toEqual([['who', 'drw']]);
	});
});

describe('Tab and Ctrl+Enter', () => {
	it.each([
		['Tab', 'Tab', {}],
		['Ctrl+Enter', 'Enter', { ctrlKey: true }]
	])('take the one hit that is meant, and let the key go on: %s', async (_, name, more) => {
		const picker = pickerOf();
		await ask(picker, 'asia');
		expect(key(picker, name, more)).toBe(false);
		expect(picker.fields).toEqual([['who', 'aic']]);
		expect(picker.text).toBe(coalition.name);
	});

	it('take it as well when its answer is still on the way', async () => {
		const picker = pickerOf();
		type(picker, 'asia');
		key(picker, 'Tab');
		picker.onBlur();
		expect(picker.picked).toBeUndefined();
		await passDebounce();
		expect(picker.picked).toEqual(coalition);
		expect(picker.open).toBe(false);
	});

	it('leave alone what then proves to be one of several', async () => {
		const picker = pickerOf();
		type(picker, 'digital');
		key(picker, 'Tab');
		await passDebounce();
		expect(picker.fields).toEqual([['who', 'digital']]);
		expect(picker.hits).toEqual([]);
	});

	it('take one of several only after somebody walked to it', async () => {
		const picker = pickerOf();
		await ask(picker, 'digital');
		key(picker, 'Tab');
		expect(picker.fields).toEqual([['who', 'digital']]);
		await ask(picker, 'digital');
		key(picker, 'ArrowUp');
		key(picker, 'Tab');
		expect(picker.fields).toEqual([['who', 'drw']]);
	});

	it('leave the text after Escape, or when the focus goes elsewhere by mouse', async () => {
		const picker = pickerOf();
		await ask(picker, 'asia');
		expect(key(picker, 'Escape')).toBe(true);
		expect(key(picker, 'Escape')).toBe(false);
		key(picker, 'Tab');
		expect(picker.fields).toEqual([['who', 'asia']]);
		type(picker, 'asia i');
		picker.onBlur();
		await passDebounce();
		expect(picker.fields).toEqual([['who', 'asia i']]);
		expect(picker.open).toBe(false);
	});
});
