import { describe, expect, it } from 'vitest';
import { isCited, isFollowed, lists } from '../domain/files.ts';
import { searchNouns } from '../domain/search/search.ts';
import { outletsOf } from './index.server.ts';

describe('the addresses of citations and feeds', () => {
	it.each(lists)('of %s are there where their noun makes these, and nowhere else', (list) => {
		const { cite, feed } = outletsOf[list];
		expect([isCited(list), isFollowed(list)]).toEqual([cite !== null, feed !== null]);
	});
});

it('the search has its nouns in the order in which the database put its entries together, new ones last', () => {
	expect(Object.keys(searchNouns).slice(0, 6)).toEqual([
		...['regulation', 'stakeholder', 'statement', 'event', 'article', 'campaign']
	]);
});
