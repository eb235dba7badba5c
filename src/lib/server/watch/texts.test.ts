import { describe, expect, it } from 'vitest';
import { newQuotations } from './texts.ts';

const quote = (words: string) => `“${words},” the minister, Asma Jehan, told reporters on Monday.`;
const newIn = (now: string, before: string | null) => newQuotations({ now, before, names: [] });

describe('the quotations of a watched page', () => {
	it('are new where the text before did not have their words, however they were set', () => {
		const [old, fresh] = [
			'The rules will end anonymous speech',
			'We shall withdraw the whole levy'
		];
		const { quotations } = newIn(
			`${quote(old)}\n\n${quote(fresh)}`,
			`He said: «${old},» and  left.`
		);
		expect(quotations.map(({ words }) => words.replace(/,$/, ''))).toEqual([fresh]);
	});

	it('are looked at up to the five hundredth, which is told', () => {
		const many = (count: number) =>
			Array.from({ length: count }, (_, at) => quote(`We object to rule ${at} of all these`)).join(
				'\n\n'
			);
		expect(newIn(many(500), null)).toMatchObject({ isCut: false });
		const { quotations, isCut } = newIn(many(501), null);
		expect([quotations.length, isCut]).toEqual([500, true]);
	});
});
