import { describe, expect, it } from 'vitest';
import { safeNext } from './next.ts';

const origin = 'https://record.example';

describe('the page to go to after signing in', () => {
	it.each(['/desk', '/desk/people', '/desk/statements/x1?q=a+b&page=2', '/regulations/harm-rules'])(
		'is the one that was asked for: %s',
		(next) => expect(safeNext(next)).toBe(next)
	);

	it.each([
		'//evil.example',
		'///evil.example',
		'////evil.example',
		'/\\evil.example',
		'\\\\evil.example',
		'\\/evil.example',
		'/\\/evil.example',
		'/\t/evil.example',
		'/\n/evil.example',
		'/\r\n/evil.example',
		'\t//evil.example',
		' //evil.example',
		' https://evil.example',
		'https://evil.example',
		'http://evil.example',
		'HTTPS://evil.example',
		'https:evil.example',
		'https:/evil.example',
		'https:\\\\evil.example',
		'evil.example',
		'javascript:alert(1)',
		'JaVaScRiPt:alert(1)',
		'java\nscript:alert(1)',
		'data:text/html,x',
		'vbscript:x',
		'ftp://evil.example',
		'file:///etc/passwd',
		'mailto:a@evil.example',
		'/%2f%2fevil.example',
		'/%2fevil.example',
		'/%5cevil.example',
		'/%5C/evil.example',
		'/%09/evil.example',
		'/%0d%0aLocation:%20https://evil.example',
		'/%00/evil.example',
		'/%252f%252fevil.example',
		'/desk/%2e%2e//evil.example',
		'/desk/..//evil.example',
		'/./\\evil.example',
		'/.//evil.example',
		'/desk//evil.example',
		'/desk\u0000',
		'/desk\u202e',
		'/desk#@evil.example',
		'／／evil.example',
		'/／evil.example',
		'/@evil.example/../..//x',
		'//evil.example@record.example',
		'//record.example@evil.example',
		'?next=//evil.example',
		'',
		`/${'a'.repeat(600)}`
	])('is the desk, where it is not plainly a page of this site: %j', (next) => {
		expect(safeNext(next)).toBe('/desk');
	});

	it('is the desk, where none was asked for', () => {
		expect(safeNext(null)).toBe('/desk');
	});

	it('is on this site, as browsers read it', () => {
		for (const next of ['/desk', '/@x', '/:8080', '/~user', '/desk?u=https:evil.example'])
			expect(new URL(safeNext(next), origin).origin).toBe(origin);
	});
});
