import { describe, expect, it } from 'vitest';
import { regulationNames, statementTitle } from './cite.ts';
import { statementCard } from '../../../../tests/helpers/domain/test-cards.ts';

const statement = statementCard('regret', 'oppose', '2020-02-13');

describe('the title of a statement', () => {
	it('says who and on which law', () => {
		expect(statementTitle(statement)).toBe('Coalition on the Harm Rules');
	});

	it('gives the day where no law is named', () => {
		const speaker = { slug: 'jeff-paine', name: 'Jeff Paine', kind: 'person' as const };
		expect(statementTitle({ ...statement, positions: [], organisation: null, speaker })).toBe(
			'Jeff Paine, 13 February 2020'
		);
	});

	it.each([
		[[], ''],
		[['The Act'], 'The Act'],
		[['A', 'B'], 'the A and the B'],
		[['A', 'B', 'C', 'D'], 'the A and 3 more laws']
	])('names %j', (titles, expected) => {
		expect(regulationNames(titles.map((title) => ({ title })))).toBe(expected);
	});
});
