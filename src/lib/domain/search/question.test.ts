import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuestion } from './question.ts';

const tagsOf = (question: string) => readQuestion(question).flatMap(({ tags }) => tags);
const needed = (question: string) =>
	readQuestion(question)
		.filter(({ role }) => role !== 'idle')
		.map(({ typed }) => typed);

describe('a question', () => {
	it.each([
		['what leaked', '=e:leak'],
		['how long was it hidden', '=e:leak'],
		['de-notified', '=e:withdrawal'],
		['struck down', '=u:struck_down'],
		['who opposed PECA', '=s:oppose'],
		['an open letter', '=h:open_letter'],
		['asked for repeal', '=q:repeal'],
		['what companies say', '=k:company'],
		['Turkish law', '=c:TR'],
		['Pakistani rules', '=i:rules'],
		['سنگاپور', '=c:SG'],
		['South Georgia and South Sandwich Islands', '=c:GS'],
		['کس نے مخالفت کی', '=s:oppose']
	])('“%s” asks for what is marked with %s', (question, tag) => {
		expect(tagsOf(question)).toContain(tag);
	});

	it.each([
		['what happened on 21 January 2020?', '=d:2020-01-21'],
		['January 21st, 2020', '=d:2020-01-21'],
		['2020-01-21', '=d:2020-01-21'],
		['21.1.2020', '=d:2020-01-21'],
		['leaked in Feb 2020', '=m:2020-02'],
		['13 February', '=d:02-13'],
		['rules of 2021', '=y:2021'],
		['21 جنوری 2020', '=d:2020-01-21'],
		['۲۱ جنوری ۲۰۲۰', '=d:2020-01-21']
	])('“%s” names the date %s', (question, tag) => {
		expect(tagsOf(question)).toContain(tag);
	});

	it('with a date in figures that can be read both ways asks for both', () => {
		expect(tagsOf('12/02/2020')).toEqual(['=d:2020-02-12', '=d:2020-12-02']);
	});

	it('does not need words that say nothing', () => {
		expect(needed('Please tell me about the latest news on encryption')).toContain('encryption');
		expect(needed('latest news, please')).toEqual([]);
	});

	it('of what is new does not ask for news', () => {
		expect(tagsOf('new rules')).not.toContain('=n:article');
		expect(tagsOf('news')).toContain('=n:article');
	});

	it('with a form of a verb that no ending tells asks for the others too', () => {
		expect(readQuestion('struck down')[0]!.texts).toContain('strike down');
		expect(readQuestion('hid')[0]!.texts).toContain('hidden');
	});

	it('is taken as it stands in quotation marks and after a minus', () => {
		expect(readQuestion('"online harm" -court')).toMatchObject([
			{ texts: ['online harm'], tags: [], phrase: true },
			{ texts: ['court'], tags: [], not: true }
		]);
	});

	it('may give two words to choose from', () => {
		expect(readQuestion('zebra or yak')).toMatchObject([{ texts: ['zebra', 'yak'] }]);
	});

	it('in one spelling of English asks for the other too', () => {
		expect(readQuestion('localisation')[0]!.texts).toContain('localization');
		expect(readQuestion('license')[0]!.texts).toContain('licence');
	});

	it('says what an unfinished or misspelt word may mean', () => {
		expect(readQuestion('notificat')[0]!.guess?.tags).toContain('=e:notification');
		expect(readQuestion('ammendment')[0]!.guess?.tags).toContain('=e:amendment');
		expect(readQuestion('zanzibar')[0]!.guess).toBeUndefined();
	});

	it('is read whatever it is', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
				for (const { texts, tags } of readQuestion(text))
					expect(texts.length + tags.length).toBeGreaterThan(0);
			})
		);
	});
});
