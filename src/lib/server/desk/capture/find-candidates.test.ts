import { describe, expect, it, vi } from 'vitest';
import { timesAsLong } from '../../../../../tests/helpers/domain/test-growth.ts';
import { cutAgain } from './cut.ts';
import { candidatesIn, mostPieces } from './find-candidates.ts';
import { lawsIn } from './laws.ts';

const one = '“We will go to court,” said Sana Mirza.';
const sana = { id: 'sana', name: 'Sana Mirza', aliases: [], kind: 'person' };

describe('the quotations of a page', () => {
	it('are matched to the record as it is at the moment', () => {
		const speaker = (names: object[]) =>
			candidatesIn({ text: one, names: [JSON.stringify(names)] }).candidates[0]!.speaker;
		expect(speaker([])).not.toHaveProperty('id');
		expect(speaker([sana])).toMatchObject({ id: 'sana' });
		expect(speaker([{ ...sana, id: 'another' }])).toMatchObject({ id: 'another' });
	});

	it('are 2,000 at most', () => {
		const found = (count: number) => candidatesIn({ text: `${one}\n\n`.repeat(count), names: [] });
		expect(found(mostPieces)).toMatchObject({ isCut: false, candidates: { length: mostPieces } });
		expect(found(mostPieces + 1)).toMatchObject({
			isCut: true,
			candidates: { length: mostPieces }
		});
	});

	it('are shown without the comma that stands before whoever said them', () => {
		const text = '“We will go,” said Sana Mirza, “to the Supreme Court,” and left.';
		const [candidate] = candidatesIn({ text, names: [] }).candidates;
		expect(candidate!.pieces).toMatchObject([
			{ exact: 'We will go', suffix: expect.stringMatching(/^,” said/) },
			{ exact: 'to the Supreme Court' }
		]);
		for (const { exact, start, end } of candidate!.pieces)
			expect(text.slice(start, end)).toBe(exact);
	});

	it('are suggested a stance by all that the page quotes of their speaker', () => {
		const text =
			'“We welcome the debate of it,” said Sana Mirza. It rained.\n\n“It is a draconian text for all of us,” Mirza said.\n\n“It is a step in the right direction,” said Omar Shah.';
		const stances = candidatesIn({ text, names: [] }).candidates.map(
			({ suggestion }) => suggestion.stance
		);
		expect(stances).toEqual(['mixed', 'mixed', 'support']);
	});

	it('are suggested no stance by what a law is called', () => {
		const text =
			'“The Online Harm Rules will be read in court, and so will the rules on unlawful content,” said Sana Mirza.';
		const laws = [{ title: 'Rules of 2020', aliases: ['online harm rules'] }];
		const [candidate] = candidatesIn({ text: text.replace('O', 'o'), names: [], laws }).candidates;
		expect(candidate!.suggestion).toEqual({ demands: [], because: [] });
		expect(candidate!.laws).toEqual(['Rules of 2020']);
	});

	it('are corrected where they stand, of several places that have the words', () => {
		const text = `${one}   \n\n${one}\n\n${one}`;
		const { candidates } = candidatesIn({ text, names: [] });
		const { pieces, at } = candidates[1]!;
		expect(cutAgain({ text, pieces, words: ['go to court'] })).toMatchObject({
			pieces: [{ exact: 'go to court', start: text.indexOf('go to', at) }]
		});
	});
});

describe('the laws that a text names', () => {
	const law = (id: string, title: string, ...aliases: string[]) => ({ id, title, aliases });
	const peca = law('peca', 'Prevention of Electronic Crimes Act 2016', 'PECA');
	const idsIn = (text: string, laws = [peca]) => lawsIn(text, laws).map(({ id }) => id);

	it('are those whose title, title without its year or short form stands in it', () => {
		expect(idsIn('The Prevention of Electronic Crimes Act, 2016, is amended.')).toEqual(['peca']);
		expect(idsIn('The prevention of electronic crimes act is amended.')).toEqual(['peca']);
		expect(idsIn('PECA is amended.')).toEqual(['peca']);
		expect(idsIn('The peca tree and the PECAN are in bloom.')).toEqual([]);
	});

	it('are not those of another year, or of a shorter name within a longer', () => {
		const [one, two] = [2020, 2021].map((year) =>
			law(String(year), `Unlawful Content Removal Rules ${year}`, 'social media rules')
		);
		const laws = [one!, two!, law('short', 'Content Removal Rules')];
		expect(idsIn('The Unlawful Content Removal Rules, 2021, are out.', laws)).toEqual(['2021']);
		expect(idsIn('The Unlawful Content Removal Rules 2019 are out.', laws)).toEqual(['short']);
		expect(idsIn('The social media rules are out.', laws)).toEqual(['2020', '2021']);
		const told = 'The Unlawful Content Removal Rules 2021, or social media rules, are out.';
		expect(idsIn(told, laws)).toEqual(['2021']);
		expect(idsIn('The Prevention of Electronic Crimes Act 2010 fell.')).toEqual([]);
	});

	it('are known by a word of a script without capitals', () => {
		const laws = [law('peca', 'Act of 2016', 'پیکا'), law('later', 'Act', 'پیکا ترمیمی ایکٹ')];
		expect(idsIn('پيكا کے خلاف احتجاج', laws)).toEqual(['peca']);
		expect(idsIn('پیکا ترمیمی ایکٹ کے خلاف احتجاج', laws)).toEqual(['later']);
	});

	it('begin with the one that is named most often, and are three at most', () => {
		const laws = ['One', 'Two', 'Three', 'Four'].map((each) => law(each, `${each} Rules`));
		expect(idsIn('One Rules. Two Rules. Three Rules. Two Rules. Four Rules.', laws)).toEqual([
			...['Two', 'One', 'Three']
		]);
	});

	it('are counted in one pass over the text, however many laws there are', () => {
		const text = 'The Prevention of Electronic Crimes Act, or PECA, is amended. '.repeat(2_000);
		const laws = Array.from({ length: 170 }, (_, n) =>
			law(String(n), `Act No ${n} on Speech`, `ACT-${n}`)
		);
		const split = vi.spyOn(String.prototype, 'split');
		lawsIn(text, laws);
		const whole = split.mock.contexts.filter((each) => String(each).length > 100_000).length;
		split.mockRestore();
		expect(whole).toBeLessThanOrEqual(2);
		expect(
			timesAsLong(
				() => lawsIn(text, laws),
				() => lawsIn(text, laws.slice(0, 5))
			)
		).toBeLessThan(8);
	});
});
