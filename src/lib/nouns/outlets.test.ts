import { describe, expect, it } from 'vitest';
import { isCited, isFollowed, lists } from '../domain/files.ts';
import { outletsOf } from './index.server.ts';

describe('the addresses of citations and feeds', () => {
	it.each(lists)('of %s are there where their noun makes these, and nowhere else', (list) => {
		const { cite, feed } = outletsOf[list];
		expect([isCited(list), isFollowed(list)]).toEqual([cite !== null, feed !== null]);
	});
});
