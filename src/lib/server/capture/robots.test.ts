import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isAllowed as allowed, mostRobotsBytes } from './robots.ts';

const isAllowed = (path: string, ...lines: string[]) =>
	allowed({ bytes: Buffer.from(lines.join('\n')), url: `https://ministry.example${path}` });
const everybody = 'User-agent: *';

afterEach(() => vi.restoreAllMocks());

describe('a robots.txt', () => {
	it('lets us in where it says nothing of us', () => {
		expect(isAllowed('/a')).toBe(true);
		expect(isAllowed('/a', 'Disallow: /')).toBe(true);
		expect(isAllowed('/a', 'User-agent: OtherBot', 'Disallow: /')).toBe(true);
		expect(isAllowed('/a', everybody, 'Disallow:')).toBe(true);
	});

	it('means us by our name, in any case, before it means everybody', () => {
		const groups = [everybody, 'Disallow: /', '', 'User-Agent : RuleWatch/1.0', 'Disallow: /b'];
		expect(isAllowed('/a', ...groups)).toBe(true);
		expect(isAllowed('/b', ...groups)).toBe(false);
		expect(isAllowed('/a', 'user-agent: rulewatching', 'disallow: /')).toBe(true);
	});

	it('names several robots for one group, and one robot in several groups', () => {
		const shared = ['User-agent: a', 'Crawl-delay: 9', 'User-agent: rulewatch', 'Disallow: /x'];
		const again = ['User-agent: b', 'Disallow: /', 'User-agent: rulewatch', 'Disallow: /y'];
		for (const path of ['/x', '/y']) expect(isAllowed(path, ...shared, ...again)).toBe(false);
		expect(isAllowed('/z', ...shared, ...again)).toBe(true);
	});

	it('has its longest rule decide, and of two as long the one that allows (RFC 9309, 5.2)', () => {
		const page = [everybody, 'Allow: /example/page/', 'Disallow: /example/page/disallowed.gif'];
		expect(isAllowed('/example/page/disallowed.gif', ...page)).toBe(false);
		expect(isAllowed('/example/page/other.gif', ...page)).toBe(true);
		expect(isAllowed('/same', everybody, 'Disallow: /same', 'Allow: /same')).toBe(true);
	});

	it.each([
		['/', '/anything?at=all', true],
		['*.gif$', '/a/b.gif', true],
		['*.gif$', '/a/b.gif?c', false],
		['/fish*.php', '/fishheads/catfish.php?parameters', true],
		['/fish*.php', '/Fish.PHP', false],
		['/this$', '/this', true],
		['/this$', '/this/one', false],
		['/a*b*', '/a-b-c', true],
		['/ab*ba$', '/aba', false],
		['/*a*a*ab', '/aaaab', true],
		['/foo/bar?baz=quz', '/foo/bar?baz=quz', true],
		['/foo/bar/ツ', '/foo/bar/%E3%83%84', true],
		['/foo/bar/%e3%83%84', '/foo/bar/ツ', true],
		['/foo/bar/%62%61%7A', '/foo/bar/baz', true],
		['/path/file-with-a-%2A.html', '/path/file-with-a-*.html', true],
		['/path/foo-%24', '/path/foo-$', true],
		['/100%', '/100%25', true]
	])('matches %s and %s: %s (RFC 9309, 2.2.2 and 2.2.3)', (rule, path, isMatch) => {
		expect(isAllowed(path, everybody, `Disallow: ${rule} # a remark`)).toBe(!isMatch);
	});

	it('matches as a regular expression would, whatever it says', () => {
		const letters = fc.array(fc.constantFrom('a', 'b', '*', '/'), { maxLength: 12 });
		fc.assert(
			fc.property(letters, letters, fc.boolean(), (rule, path, isWhole) => {
				const pattern = `/${rule.join('')}${isWhole ? '$' : ''}`;
				const where = `/${path.join('').replaceAll('*', 'c')}`;
				// Two slashes would start a host.
				fc.pre(!where.startsWith('//'));
				const expected = new RegExp(`^${pattern.replaceAll('*', '.*')}`).test(where);
				expect(isAllowed(where, everybody, `Disallow: ${pattern}`)).toBe(!expected);
			})
		);
	});

	it('is read up to 500 KiB, and no rule that ends there is half a rule', () => {
		const filling = `#${'x'.repeat(mostRobotsBytes - everybody.length - 20)}`;
		const rule = 'Disallow: /private/notes';
		expect(isAllowed('/a', everybody, filling, rule)).toBe(true);
		expect(isAllowed('/private/notes', everybody, rule, filling, 'Allow: /private/notes')).toBe(
			false
		);
	});

	it('never goes back, whatever its rules and the address', () => {
		const looked = vi.spyOn(String.prototype, 'indexOf');
		const path = `/${'a'.repeat(1_999)}`;
		const rule = `/${'*a'.repeat(1_000)}b`;
		expect(isAllowed(path, everybody, `Disallow: ${rule}`)).toBe(true);
		// One search for each part of the rule, and one for each line and its comment.
		expect(looked.mock.calls.length).toBeLessThan(1_010);
	});
});
