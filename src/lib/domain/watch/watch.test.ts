import { describe, expect, it } from 'vitest';
import { wordChanges } from './changes.ts';
import { between, differ } from './differ.ts';
import { wordsOf } from './mask.ts';

const differs = (one: string, other: string) => differ(wordsOf(one), wordsOf(other));
const rules = 'The Ministry invites comments on the draft Harm Rules until further notice.';

describe('what passes by itself is masked', () => {
	it.each([
		[
			'a clock',
			'Friday, 27 November 2026, 10:45:12 AM PKT',
			'Saturday, 28 November 2026, 9:01:59 PM PKT'
		],
		['a date as Americans write it', 'Updated November 27, 2026', 'Updated December 1st, 2026'],
		['a date for machines', 'Updated 2026-11-27T10:45:12Z', 'Updated 2026-12-01T00:00:00+05:00'],
		['a date in numbers', 'Updated on 27/11/2026', 'Updated on 1.12.2026'],
		['a date in Urdu', 'تازہ کاری: جمعہ، 27 نومبر 2026', 'تازہ کاری: اتوار، 6 دسمبر 2026'],
		['an age', 'Posted 3 minutes ago', 'Posted an hour ago'],
		['a counter of visitors on its own line', '1,203,441', '1,203,578'],
		['marks and spaces', 'The “Rules”  — as notified', 'The "Rules" - as notified']
	])('%s', (_, one, other) => {
		expect(wordsOf(`${rules}\n${one}`)).toEqual(wordsOf(`${rules}\n${other}`));
	});

	it('and a number among words is not', () => {
		expect(wordsOf('Section 37 applies')).toEqual(['Section', '37', 'applies']);
		expect(wordsOf('The month of May is long, and they may march')).toContain('May');
	});
});

describe('two texts differ', () => {
	it('from three words on, and not below', () => {
		expect(differs(rules, rules)).toBe(false);
		expect(differs(rules, rules.replace('further notice', 'December'))).toBe(false);
		expect(differs(rules, `${rules} Read them.`)).toBe(false);
		expect(differs(rules, `${rules} Read them here.`)).toBe(true);
		expect(differs(rules, rules.replace('until further notice', 'by mail'))).toBe(true);
		expect(differs(rules, rules.replace('the draft Harm Rules', 'a new bill'))).toBe(true);
	});

	it('by the lines between those with which both begin and end', () => {
		expect(between('a\nb\nc', 'a\nx\ny\nc')).toEqual(['b', 'x\ny']);
		expect(between('a\na', 'a\na\na')).toEqual(['', 'a']);
		expect(between('a\nb', 'a\nb')).toEqual(['', '']);
		expect(between('', 'a')).toEqual(['', 'a']);
	});

	it('where they have nothing in common, however long', () => {
		const long = (word: string) => `${word} `.repeat(20_000);
		expect(differs(long('one'), long('other'))).toBe(true);
	});
});

describe('the difference of two texts', () => {
	const shown = (before: string, now: string) =>
		wordChanges(before, now)
			?.map(({ is, text }) => (is === 'same' ? text : `${is === 'added' ? '+' : '-'}[${text}]`))
			.join('');

	it('is told in whole words, joined ones and those of Urdu too', () => {
		expect(shown('within twenty-four hours', 'within forty-eight hours')).toBe(
			'within -[twenty-four]+[forty-eight] hours'
		);
		expect(shown('مواد چوبیس گھنٹے میں ہٹائیں', 'مواد چھ گھنٹے میں ہٹائیں')).toBe(
			'مواد -[چوبیس]+[چھ] گھنٹے میں ہٹائیں'
		);
	});

	it('comes with what stands around it, and not with all that stayed', () => {
		const long = 'The rules stand. '.repeat(200);
		const text = shown(`${long}${long}`, `${long}They end. ${long}`)!;
		expect(text).toMatch(/^ \[…\] .*The rules stand\. .*They end.*\[…\] $/s);
		expect(text.length).toBeLessThan(700);
	});
});
