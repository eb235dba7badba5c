import { describe, expect, it } from 'vitest';
import { offSite } from '../../../../tests/off-site.ts';
import { safeNext } from './next.ts';

const origin = 'https://record.example';

describe('promise 14: the page to go to after signing in', () => {
	it.each(['/desk', '/desk/people', '/desk/statements/x1?q=a+b&page=2', '/regulations/harm-rules'])(
		'is the one that was asked for: %s',
		(next) => expect(safeNext(next)).toBe(next)
	);

	it.each([...offSite, '/desk\u0000', '/desk\u202e', '', `/${'a'.repeat(600)}`])(
		'is the desk, where it is not plainly a page of this site: %j',
		(next) => {
			expect(safeNext(next)).toBe('/desk');
		}
	);

	it('is the desk, where none was asked for', () => {
		expect(safeNext(null)).toBe('/desk');
	});

	it.each(['/desk', '/@x', '/:8080', '/~user', '/desk?u=https:evil.example'])(
		'is on this site, as browsers read it: %s',
		(next) => {
			expect(new URL(safeNext(next), origin).origin).toBe(origin);
		}
	);
});
