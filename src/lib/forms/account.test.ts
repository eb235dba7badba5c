import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { firstAccount, ownAddress } from './account.ts';
import { address, injected, lineEnds } from '../../../tests/helpers/forms/test-addresses.ts';

describe('promise 24: a form', () => {
	it.each(injected)('takes no address that would be more than one: %j', (email) => {
		expect(v.is(ownAddress, { email })).toBe(false);
	});

	it('takes a plain one, in its plainest form', () => {
		expect(v.parse(ownAddress, { email: ' Bilal+desk@Example.org\n' })).toEqual({
			email: 'bilal+desk@example.org'
		});
	});

	it.each(lineEnds)('takes no name of two lines: %j', (end) => {
		const password = 'umbrella tinsel gravy noun';
		const named = (name: string) => v.is(firstAccount, { name, email: address, password });
		expect(named(`Bilal${end}Bcc: mallory@example.org`)).toBe(false);
		expect(named('Bilal')).toBe(true);
	});
});
