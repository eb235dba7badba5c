import { describe, expect, it } from 'vitest';
import { suggestStance } from './suggest.ts';

describe('the wording of a quotation', () => {
	it('suggests what its speaker thinks of a law and asks for, with the words that say so', () => {
		expect(
			suggestStance(
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
		expect(suggestStance(text)).toMatchObject({ stance, demands });
	});

	it('suggests nothing where it says nothing, or tells of what others did', () => {
		expect(suggestStance('The portal went live last week')).toEqual({ demands: [], because: [] });
		expect(suggestStance('They published a review in May').demands).toEqual([]);
	});

	it.each([
		'The Citizens Protection (Against Online Harm) Rules, 2020, were notified in January',
		'Rules concerning social media were notified in January',
		'The concerned authorities will read it, and so will all concerned',
		'As far as the bill is concerned, the rules on harmful content stand',
		'A fearless press of supporters will live in harmony, as a gaggle',
		'Reports of the Online Harms Act and of the Prevention of Attack on Minors Bill are out'
	])(
		'takes no title of a law, and no word that is about something, for a view of it: %s',
		(text) => {
			expect(suggestStance(text)).toEqual({ demands: [], because: [] });
		}
	);

	it.each([
		['We are concerned about the Online Harm Rules', 'concerned', ['concerned']],
		['This is a concern for journalists and harmful to all', 'concerned', ['concern', 'harmful']],
		['Reject the Online Harm Act now', 'oppose', ['Reject']],
		['WE REJECT THE ACT', 'oppose', ['REJECT']]
	])('keeps what is said of a law beside its title: %s', (text, stance, because) => {
		expect(suggestStance(text)).toEqual({ stance, demands: [], because });
	});

	it.each([
		'We do not support it',
		'The union does not oppose the bill',
		'They do not in any way oppose the bill',
		'We have no objection to the law, and never supported it',
		'We neither support nor oppose the bill',
		'We aren’t opposed to it, and won’t support it',
		'Nobody here supports this law',
		'We do not believe that the bill is unconstitutional',
		'We are unable to support this bill',
		'We refuse to support this bill',
		'ہم اس قانون کی حمایت نہیں کرتے',
		'ہمیں اس کی حمایت منظور نہیں۔'
	])('does not take a denial for its opposite: %s', (text) => {
		expect(suggestStance(text)).toEqual({ demands: [], because: [] });
	});

	it.each([
		['Not only do we oppose this bill, we fear it', 'oppose'],
		['There is no doubt that this is draconian', 'oppose'],
		['We were not heard and oppose the bill', 'oppose'],
		['This is not a law. We reject it', 'oppose'],
		['We will not rest until they strike down this draconian law', 'oppose'],
		['We will not sit by while draconian rules pass', 'oppose'],
		['ہم اس قانون کی حمایت نہیں، مخالفت کرتے ہیں', 'oppose'],
		['ہم حمایت کرتے ہیں، مخالفت نہیں', 'support']
	])('takes no denial of something else for one: %s', (text, stance) => {
		expect(suggestStance(text).stance).toBe(stance);
	});
});
