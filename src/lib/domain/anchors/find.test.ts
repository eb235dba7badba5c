import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closestSpan } from './closest.ts';
import { locateQuotation } from './find.ts';
import { normalise } from './normal.ts';
import { originalSpan, passageOf, wholeWords } from './passage.ts';
import { isInParts, type Selector } from './words.ts';

const story = [
	'The coalition wrote to the minister on Monday.',
	'“We urge the government to consult — in public — before these “draconian” rules take effect,” it said.',
	'Asma said: “We object.” The union said: “We object.” Nobody at the ministry’s office was concerned.',
	'“No citizen can be asked to prove that what they wrote is true,” she added. “The ministry must withdraw it.”'
].join('\n\n');

function foundIn(text: string, selector: Selector | string) {
	const normal = normalise(text);
	const quotation = typeof selector === 'string' ? { exact: selector } : selector;
	const span = locateQuotation(normal.text, quotation);
	if (!span) return undefined;
	const { start, end } = originalSpan(normal, span);
	return { start, words: text.slice(start, end) };
}

function closestIn(text: string, selector: Selector) {
	const normal = normalise(text);
	const span = closestSpan(normal.text, selector);
	return span && wholeWords(text, originalSpan(normal, span));
}

describe('the words of a quotation are found in the copy', () => {
	it.each([
		[
			'in the marks and dashes of whoever typed them',
			"We urge the government to consult - in public - before these 'draconian' rules take effect."
		],
		['with the quotation marks around them', '“We object.”'],
		[
			'where a comma stands for their full stop',
			'No citizen can be asked to prove that what they wrote is true.'
		],
		['broken at another place', 'We urge the government\nto consult'],
		[
			'shortened by whoever typed them',
			'We urge the government to consult … before these “draconian” rules take effect'
		],
		[
			'across what the reporter put between',
			'No citizen can be asked to prove that what they wrote is true. […] The ministry must withdraw it.'
		],
		[
			'with a word of the typist in brackets',
			'[T]he government to consult [openly] before these “draconian” rules'
		]
	])('%s', (_, exact) => expect(foundIn(story, exact)).toBeDefined());

	it('as the page has them, to the letter', () =>
		expect(foundIn(story, 'before these "draconian" rules')?.words).toBe(
			'before these “draconian” rules'
		));

	it('where the words around them are those that were given, and else at their first place', () => {
		const union = foundIn(story, { exact: 'We object', prefix: 'The union said: ' });
		expect(union?.start).toBe(story.lastIndexOf('We object'));
		const nobody = { exact: 'We object', prefix: 'Nobody said: ' };
		expect(foundIn(story, nobody)?.start).toBe(story.indexOf('We object'));
	});
});

it('a quotation that its page prints with dots or brackets as well is no shortened one', () => {
	const whole = 'We object … to [all] of it';
	expect(isInParts(whole, 'We object … to [all] of it')).toBe(false);
	expect(isInParts(whole, 'We object, as we said, to each part of it')).toBe(true);
	expect(isInParts('We object', 'We object')).toBe(false);
});

describe('the words of a quotation are not found', () => {
	it.each([
		[
			'with one word changed',
			'We urge the government to talk — in public — before these “draconian” rules take effect'
		],
		['in other capitals', 'we object'],
		['within another word', 'the minister on Mon'],
		[
			'shortened, in another order',
			'before these “draconian” rules take effect … We urge the government to consult'
		],
		['shortened to what stands everywhere', 'We … it'],
		['where the page has none', ' … ']
	])('%s', (_, exact) => expect(foundIn(story, exact)).toBeUndefined());

	it('shortened by more than a reporter leaves out', () => {
		const long = `We urge the government. ${'So it went on. '.repeat(100)}These rules are draconian.`;
		expect(foundIn(long, 'We urge the government … These rules are draconian')).toBeUndefined();
	});
});

it('what stands in a page is found in it, however its marks and spaces are set', () => {
	const words = fc.stringMatching(/^[a-z“”’—…"' \n.,ہے]{1,60}$/);
	fc.assert(
		fc.property(words, words, words, (before, exact, after) => {
			const { text } = normalise(`${before} | ${exact} | ${after}`);
			const span = locateQuotation(text, { exact, prefix: `${before} |`, suffix: `| ${after}` });
			if (/[a-zہے]/u.test(exact)) expect(span).toBeDefined();
		})
	);
});

it('a passage is the words of the page with a little around them, and all of it stands there', () => {
	const at = story.indexOf('The union');
	const { before, passage, after } = passageOf(story, { start: at, end: at + 24 });
	expect(passage).toBe('The union said: “We obje');
	expect(story.replaceAll(/\s+/g, ' ')).toContain(before + passage + after);
	expect(Math.max(before.length, after.length)).toBeLessThanOrEqual(200);
});

describe('words that come close', () => {
	const exact = 'No citizen may be asked to prove that what they wrote is true';

	it('are told where what stands around them is as it should be', () => {
		const words = 'No citizen can be asked to prove that what they wrote is true';
		expect(closestIn(story, { exact, suffix: ',” she added' })).toBe(words);
		expect(closestIn(story, { exact, prefix: 'Of the leak: ', suffix: 'she added' })).toBe(words);
		expect(closestIn(story, { exact })).toBe(words);
	});

	it('are not told elsewhere, of a few letters, or where too much is another', () => {
		expect(closestIn(story, { exact, prefix: 'Of the leak: ' })).toBeUndefined();
		expect(closestIn(story, { exact: 'We objected' })).toBeUndefined();
		const other = 'No court may ask a newspaper to show how its reporters came to know';
		expect(closestIn(story, { exact: other, suffix: 'she added' })).toBeUndefined();
		expect(
			closestIn('The wires are of plain glass in chains. '.repeat(3), { exact })
		).toBeUndefined();
	});

	it('are told of long quotations by both of their ends', () => {
		const long = Array.from({ length: 80 }, (_, index) => `word${index}`).join(' ');
		const page = `She said: “${long.replace('word3 ', 'other ').replace('word70', 'last')}.”`;
		expect(closestIn(page, { exact: long, prefix: 'She said:' })).toMatch(/^word0 .* word79$/);
	});

	it('are none in a page that only repeats itself', () =>
		expect(
			closestIn('a'.repeat(400_000), { exact: `${'a'.repeat(40)}bcd`, prefix: 'a' })
		).toBeUndefined());
});

it('a quotation of more parts than anybody types is not looked for', () => {
	const exact = 'ab cd … '.repeat(2_000);
	expect(locateQuotation('ab cd '.repeat(10_000), { exact })).toBeUndefined();
});
