import { describe, expect, it } from 'vitest';
import { type Noun, nounOf } from '../../domain/nouns.ts';
import { formOf } from './descriptions.ts';
import type { Field, Typed } from './field.ts';
import { itemOf } from './read-item.ts';

/** The input of an untouched form. */
const empty = (fields: readonly Field[], rows: 0 | 1): Typed =>
	Object.fromEntries(
		fields.map((field) => {
			if (field.kind === 'rows') return [field.name, rows ? [empty(field.fields, rows)] : []];
			return [field.name, field.kind === 'picks' || field.kind === 'choices' ? [] : ''];
		})
	);
const asked = (rows: 0 | 1) =>
	Object.values(nounOf).flatMap((noun) => {
		const form = formOf(noun);
		const { problems } = itemOf(form, empty(form.fields, rows), () => ({ problem: 'unknown' }));
		return Object.values(problems);
	});

describe('the name of an item', () => {
	const read = (noun: Noun, typed: Typed) => {
		const form = formOf(noun);
		return itemOf(form, { ...empty(form.fields, 0), ...typed }, () => ({ problem: 'unknown' }));
	};
	const names = [
		['topic', 'name'],
		['stakeholder', 'name'],
		['stakeholder', 'aliases'],
		['regulation', 'title'],
		['regulation', 'aliases'],
		['campaign', 'title'],
		['campaign', 'aliases']
	] as const;

	it.each(names)('of a %s holds nothing in its %s that nobody sees', (noun, field) => {
		for (const unseen of [
			'\u200b',
			'\u200e',
			'\u202e',
			'\u2066',
			'\u00ad',
			'\ufeff',
			'\u2063',
			'\u061c'
		])
			expect(read(noun, { [field]: `Bolo${unseen} Bhi` }).problems[field], unseen).toMatch(
				/has characters in it that cannot be seen.* Type “Bolo Bhi” by hand\.$/
			);
	});

	it('keeps the joiners that its script needs, and a text other than a name what its page has', () => {
		const title = 'انجمن روزنامه\u200cنگاران';
		expect(read('regulation', { title })).toMatchObject({ item: { title } });
		const headline = '\u200fسرخی';
		const { item, problems } = read('article', { headline });
		expect([item.headline, problems.headline]).toEqual([headline, undefined]);
	});
});

describe('a day', () => {
	const read = (lookedAt: string) => {
		const form = formOf('regulation');
		return itemOf(form, { ...empty(form.fields, 0), lookedAt }, () => ({ problem: 'unknown' }));
	};

	it('is read as people write it', () => {
		expect(read('2 November 2026').item.lookedAt).toBe('2026-11-02');
	});

	it.each(['November 2026', '2026', '2026-11-01/2026-11-02', '2026-11-02?', 'soonish'])(
		'is no month, no span and nothing uncertain, and none is offered: %s',
		(typed) => {
			const { item, problems } = read(typed);
			expect(item).not.toHaveProperty('lookedAt');
			expect(problems.lookedAt).toBe('Give a day, such as 2 November 2026.');
		}
	);
});

describe('what was left empty and is needed', () => {
	it('is asked for in a sentence, as a person says it', () => {
		expect([...new Set(asked(1))].toSorted()).toEqual([
			'Choose at least one law.',
			'Choose how the two laws are related.',
			'Choose the country.',
			'Choose the demand.',
			'Choose the group.',
			'Choose the kind.',
			'Choose the law.',
			'Choose the member.',
			'Choose the register.',
			'Choose the stance.',
			'Choose the status.',
			'Choose who joined.',
			'Give the address of the page.',
			'Give the date.',
			'Give the name.',
			'Give the number or address.',
			'Give the outlet.',
			'Give the title.',
			'Give the words as printed.',
			'Say what happened.',
			'Say what it is.',
			'Say what was said.',
			'Say when it began.',
			'Say who issued it.'
		]);
	});

	it('may be a whole row', () => {
		expect(asked(0)).toContain('Give at least one date.');
	});
});
