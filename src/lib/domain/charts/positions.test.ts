import { expect, it } from 'vitest';
import { positionsSentence, type StanceCounts } from './positions.ts';

const none = { oppose: 0, concerned: 0, neutral: 0, mixed: 0, support: 0 };
const pieces = (counts: Partial<StanceCounts>) =>
	positionsSentence({ ...none, ...counts }, 'harm-rules');
const sentence = (counts: Partial<StanceCounts>) =>
	pieces(counts)
		.map(({ text }) => text)
		.join('');

it.each([
	[{}, 'No statement about it is on record yet.'],
	[{ support: 1 }, '1 statement is on record, too few for shares: 1 supports it.'],
	[
		{ oppose: 2, concerned: 1, mixed: 1 },
		'4 statements are on record, too few for shares: 2 oppose it, 1 is concerned, 1 is mixed.'
	],
	[
		{ oppose: 21, concerned: 10, neutral: 4, support: 6 },
		'31 of 41 statements (76%) oppose it or are concerned; 6 support it, 4 are neutral.'
	],
	[{ oppose: 1, support: 5 }, '1 of 6 statements (17%) opposes it or is concerned; 5 support it.'],
	[{ oppose: 4, concerned: 2 }, 'All 6 statements oppose it or are concerned.'],
	[{ not_stated: 2 }, '2 speak of it without a stated stance.'],
	[
		{ oppose: 2, not_stated: 4 },
		'2 statements are on record, too few for shares: 2 oppose it. 4 more speak of it without a stated stance.'
	],
	[
		{ oppose: 4, support: 1, not_stated: 5 },
		'4 of 5 statements (80%) oppose it or are concerned; 1 supports it. 5 more speak of it without a stated stance.'
	],
	[{ support: 5 }, '0 of 5 statements (0%) oppose it or are concerned; 5 support it.']
])('a law with %o: “%s”', (counts, words) => {
	expect(sentence(counts)).toBe(words);
});

it('each number leads to the statements that it counts', () => {
	expect(
		pieces({ oppose: 3, concerned: 1, support: 2 }).flatMap(({ text, href }) =>
			href ? [[text, href]] : []
		)
	).toEqual([
		['4', '#statements'],
		['6 statements', '/statements?regulation=harm-rules'],
		['2', '/statements?regulation=harm-rules&stance=support']
	]);
});
