import { expect, it } from 'vitest';
import { inNumbers } from './plural.ts';

it('what there is none of is not counted, and one is one', () => {
	expect(
		inNumbers([
			[0, 'event'],
			[1, 'statement']
		])
	).toBe('1 statement');
	expect(
		inNumbers([
			[1_200, 'event'],
			[2, 'statement']
		])
	).toBe('1,200 events, 2 statements');
	expect(inNumbers([[0, 'event']])).toBe('');
});
