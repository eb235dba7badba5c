import { describe, expect, it } from 'vitest';
import { suggest } from './suggest.ts';

describe('the wording of a quotation', () => {
	it('suggests what its speaker thinks of a law and asks for, with the words that say so', () => {
		expect(
			suggest(
				'We are dismayed by these rules. We urge the Government to reconsider them and to consult.'
			)
		).toEqual({
			stance: 'concerned',
			demands: ['reconsider', 'consult'],
			because: ['dismayed', 'reconsider', 'consult']
		});
	});

	it.each([
		['This black law must be repealed at once', 'oppose', ['repeal']],
		['We welcome the bill, a step in the right direction', 'support', []],
		['We welcome the debate but the draft is vague', 'mixed', []],
		['حکومت کو چاہیے کہ قانون واپس لے', 'oppose', ['withdraw']],
		['یہ قانون صحافت پر حملہ ہے', 'oppose', []]
	])('is read in English and in Urdu: %s', (text, stance, demands) => {
		expect(suggest(text)).toMatchObject({ stance, demands });
	});

	it('suggests nothing where it says nothing, or tells of what others did', () => {
		expect(suggest('The portal went live last week')).toEqual({ demands: [], because: [] });
		expect(suggest('They published a review in May').demands).toEqual([]);
	});

	it('does not take a denial for its opposite', () => {
		expect(suggest('We do not support it')).toEqual({ demands: [], because: [] });
	});
});
