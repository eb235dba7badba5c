import { describe, expect, it } from 'vitest';
import { wordChanges } from './changes.ts';
import { withoutCommonLines, isDifferent } from './differ.ts';
import { contentWords } from './mask.ts';
import { pageAtStart, pageWords, watchKinds } from './pages.ts';
import { standingOf } from './standing.ts';
import { keysOf } from '../vocabulary.ts';

const differs = (one: string, other: string) => isDifferent(contentWords(one), contentWords(other));
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
		expect(contentWords(`${rules}\n${one}`)).toEqual(contentWords(`${rules}\n${other}`));
	});

	it('and a number among words is not', () => {
		expect(contentWords('Section 37 applies')).toEqual(['Section', '37', 'applies']);
		expect(contentWords('Rules – as notified / * ')).toEqual(['Rules', 'as', 'notified']);
		expect(contentWords('The month of May is long, and they may march')).toContain('May');
	});
});

describe('two texts differ', () => {
	it('from three words on, and not below', () => {
		expect(differs(rules, rules)).toBe(false);
		expect(differs(rules, rules.replace('further notice', 'December'))).toBe(false);
		expect(differs(rules, `${rules} Read them.`)).toBe(false);
		expect(differs(rules, `${rules} Read them here.`)).toBe(true);
		expect(differs(rules, rules.replace('until further notice', 'by mail'))).toBe(true);
		expect(differs(rules, rules.replace('until further notice', 'soon'))).toBe(true);
		expect(differs(rules, rules.replace('the draft Harm Rules', 'a new bill'))).toBe(true);
	});

	it('by the lines between those with which both begin and end', () => {
		expect(withoutCommonLines('a\nb\nc', 'a\nx\ny\nc')).toEqual(['b', 'x\ny']);
		expect(withoutCommonLines('a\nb\nx\nc\nd\ne', 'a\nb\ny\nc\nd\ne')).toEqual(['x', 'y']);
		expect(withoutCommonLines('a\na', 'a\na\na')).toEqual(['', 'a']);
		expect(withoutCommonLines('a\nb', 'a\nb')).toEqual(['', '']);
		expect(withoutCommonLines('', 'a')).toEqual(['', 'a']);
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

	it('shows so many letters at either side of a change, and all where nothing is left out', () => {
		const between = (length: number) => `${'a'.repeat(length - 2)} b`;
		const cut = (length: number) =>
			shown(`one ${between(length)} two`, `three ${between(length)} four`)!;
		// Blanks beside the changes make it two letters longer.
		expect(cut(478)).toBe(`-[one]+[three] ${between(478)} -[two]+[four]`);
		expect(cut(479)).toBe(
			`-[one]+[three] ${'a'.repeat(239)} […] ${'a'.repeat(237)} b -[two]+[four]`
		);
	});

	it('leaves nothing but the middle out, and nothing of what is short before and behind', () => {
		const long = 'x'.repeat(600);
		expect(shown(`${long} one`, `${long} two`)).toBe(` […] ${'x'.repeat(239)} -[one]+[two]`);
		expect(shown(`one ${long}`, `two ${long}`)).toBe(`-[one]+[two] ${'x'.repeat(239)} […] `);
		expect(shown('', 'All new')).toBe('+[All new]');
	});
});

describe('how a watched page is', () => {
	const now = new Date('2026-11-02T00:00:00Z');
	const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
	const watched = {
		state: 'suspect',
		stoppedAt: null,
		failure: null,
		missingSince: null,
		settledAt: null
	} as const;

	it.each([
		[{ state: 'ok', stoppedAt: ago(1) }, 'It is not watched any more.'],
		[{ state: 'failing', failure: 'It answered 503.' }, 'It cannot be read. It answered 503.'],
		[{ state: 'failing' }, 'It cannot be read. '],
		[{ state: 'gone' }, 'It is gone. '],
		[{ state: 'gone', failure: 'It answered 503.' }, 'It is gone. It answered 503.'],
		[{ state: 'ok' }, 'It has not changed since it was last read.'],
		[
			{ missingSince: ago(1), settledAt: ago(48) },
			'Its server says that it is not there. It is looked at again before that counts.'
		],
		[
			{ settledAt: ago(24.1) },
			'Its text is another one at each look, so that no change can be told: choose a smaller region of it.'
		],
		...[{ settledAt: ago(24) }, {}].map(
			(given) =>
				[
					given,
					'Its text is another one. It is looked at again before that counts as a change.'
				] as const
		)
	] as const)('is told in a sentence: %o', (given, sentence) => {
		expect(standingOf({ ...watched, ...given }, now)).toBe(sentence);
	});

	it('every kind of page has words that may begin a sentence', () => {
		expect(keysOf(pageWords)).toEqual(keysOf(watchKinds));
		expect(pageAtStart('ministry')).toBe('The ministry’s page');
	});
});
