import { describe, expect, it } from 'vitest';
import { restoredWords } from './review.ts';

describe('a version that an editor restored', () => {
	it.each([
		['published', 'Version 1 is restored: it stands as version 3 now.'],
		[
			'draft',
			'What version 1 said is version 3 now. It is still a draft, so readers do not see it.'
		],
		[
			'withdrawn',
			'What version 1 said is version 3 now. It stays withdrawn, so readers do not see it.'
		]
	] as const)('of an item that is %s is told of as what readers see', (state, words) => {
		expect(restoredWords('1', 3, state)).toBe(words);
	});
});
