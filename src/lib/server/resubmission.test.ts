import { describe, expect, it } from 'vitest';
import { offSite } from '../../../tests/off-site.ts';
import { packForm, unpackForm } from './resubmission.ts';

function formOf(fields: Record<string, string | Blob>) {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	return form;
}

describe('a form that was sent by somebody who was not signed in any more', () => {
	const packed = packForm(formOf({ summary: 'They regret it.', reason: '“new”\r\n' }));

	it('comes back as it was written', () => {
		expect(unpackForm(packed, '/desk/statements/new?/send')).toEqual({
			action: '/desk/statements/new?/send',
			fields: [
				['summary', 'They regret it.'],
				['reason', '“new”\r\n']
			]
		});
	});

	it('keeps every text to the letter, in order, names that repeat as well', () => {
		const fields: [string, string][] = [
			['summary', '\n They “object” \r\n\t</textarea>👩‍👩‍👧‍👦\u2028&quot; '],
			['demands', 'withdraw'],
			['demands', 'consult'],
			['__proto__', 'x'],
			['', '']
		];
		const sent = new FormData();
		for (const field of fields) sent.append(...field);
		expect(unpackForm(packForm(sent), '/desk/statements/new')?.fields).toEqual(fields);
	});

	it('brings no password back to the browser, no code and no file', () => {
		const secret = {
			current: 'umbrella',
			password: 'tinsel',
			code: '123456',
			file: new Blob(['gravy'])
		};
		expect(packForm(formOf({ ...secret, email: 'asma@example.org' }))).toBe(
			'[["email","asma@example.org"]]'
		);
	});

	it.each([...offSite, '/', '/sign-out', '/deskevil', '/desk/..', null])(
		'promise 14: is sent nowhere but to the desk: %j',
		(action) => expect(unpackForm(packed, action)).toBeUndefined()
	);

	it.each(['', 'x', '{}', '[["a"]]', '[["a",1]]', '[1]'])('is none where it is %j', (text) => {
		expect(unpackForm(text, '/desk/statements/new')).toBeUndefined();
	});
});
