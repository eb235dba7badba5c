import { describe, expect, it } from 'vitest';
import { packForm, unpackForm } from './kept-form.ts';

const action = '/desk/statements/new?/publish';

describe('a form that goes through the sign-in', () => {
	it('comes back whole: every text to the letter, in order, names that repeat as well', () => {
		const fields: [string, string][] = [
			['summary', '\n They “object” \r\n\t</textarea>👩‍👩‍👧‍👦\u2028&quot; '],
			['demands', 'withdraw'],
			['demands', 'consult'],
			['__proto__', 'x'],
			['', '']
		];
		const sent = new FormData();
		for (const field of fields) sent.append(...field);
		expect(unpackForm(packForm(sent), action)).toEqual({ action, fields });
	});

	it('comes without its files, which no page can hold', () => {
		const sent = new FormData();
		sent.append('file', new File(['x'], 'x.csv'));
		sent.append('name', 'Union');
		expect(unpackForm(packForm(sent), action)?.fields).toEqual([['name', 'Union']]);
	});

	it('is sent to the desk or nowhere', () => {
		const packed = packForm(new FormData());
		for (const elsewhere of [
			'https://evil.example/desk/',
			'//evil.example/desk/',
			'/desk/../sign-out',
			'/desk//evil.example',
			'/sign-out',
			'javascript:alert(1)',
			'/desk',
			'',
			null
		])
			expect(unpackForm(packed, elsewhere), String(elsewhere)).toBeUndefined();
		expect(unpackForm(packed, '/desk/people?/invite')).toBeDefined();
	});

	it('is none where somebody made it up', () => {
		for (const packed of ['', 'x', 'null', '{}', '[1]', '["a","b"]', '[["a"]]', '[["a",{}]]'])
			expect(unpackForm(packed, action), packed).toBeUndefined();
		expect(unpackForm(undefined, action)).toBeUndefined();
	});
});
