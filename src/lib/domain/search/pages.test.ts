import { describe, expect, it } from 'vitest';
import { pagesFor } from './pages.ts';

const hrefs = (question: string) => pagesFor(question).map(({ href }) => href);
const latest = ['/events', '/statements', '/corrections'];

describe('a question about time alone', () => {
	it.each([
		'what is coming up',
		'What’s coming?',
		'upcoming events',
		'next week',
		'deadlines',
		'آئندہ ہفتے'
	])('is answered by what comes: %s', (question) => expect(hrefs(question)).toEqual(['/coming']));

	it.each([
		'last week',
		'What happened last week?',
		'what is new',
		'yesterday',
		'گزشتہ ہفتے کیا ہوا'
	])('is answered by what came last: %s', (question) => expect(hrefs(question)).toEqual(latest));

	it('is answered by both where it may mean either', () => {
		expect(hrefs('this week')).toEqual(['/coming', ...latest]);
		expect(hrefs('اس ہفتے')).toEqual(['/coming', ...latest]);
	});

	it.each([
		'PECA',
		'next hearing of PECA',
		'coming into force',
		'this',
		'news',
		'what happened',
		'',
		'…'
	])('is none where something else is asked about: %s', (question) =>
		expect(hrefs(question)).toEqual([])
	);
});
