import { describe, expect, it } from 'vitest';
import { nounOf } from '../../domain/nouns.ts';
import { formOf } from './descriptions.ts';
import type { Field, Typed } from './field.ts';
import { itemOf } from './read-item.ts';

/** As a form is sent in which nobody wrote or chose anything. */
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
