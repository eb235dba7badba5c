import { describe, expect, it } from 'vitest';
import { findQuotations } from './find.ts';
import { dayBefore, daySaid } from './said-on.ts';

const dayIn = (text: string) => {
	const [quotation] = findQuotations(text);
	return daySaid(text, quotation!);
};

describe('the day of a quotation', () => {
	it.each([
		['“We object to all of it,” Sana Mirza said on 12 February.', '12 February'],
		['“We object to all of it,” said Sana Mirza in a letter on Feb. 12, 2020.', 'Feb. 12, 2020'],
		['Sana Mirza said on 12th February that “we object to all of it”.', '12th February'],
		['“We object to all of it,” said Sana Mirza of the rules notified on 26 May.', undefined],
		['“We object to all of it,” said Sana Mirza. The house sits on 3 March.', undefined],
		['“We object to the act of 12 May,” said Sana Mirza.', undefined]
	])('is what its own sentence says of when it was said: %s', (text, expected) => {
		expect(dayIn(text)).toBe(expected);
	});

	it.each([
		['12 February', '2020-02-14', '2020-02-12'],
		['Dec. 28th', '2020-01-03', '2019-12-28'],
		['February 12, 2020', '2020-02-14', '2020-02-12'],
		['1 March', '2020-02-14', undefined],
		['12 February', '2020-02', undefined]
	])(
		'is shortly before its article, or not known: %s in an article of %s',
		(words, published, date) => {
			expect(dayBefore(words, published)).toBe(date);
		}
	);
});
