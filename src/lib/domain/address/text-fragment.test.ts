import { describe, expect, it } from 'vitest';
import { atPassage } from './text-fragment.ts';

const page = 'https://herald.example/rules';

describe('the address of a page at a passage', () => {
	it('names a short passage whole, with its hyphens and commas as parts of it', () => {
		expect(atPassage(page, 'ill-advised, vague')).toBe(`${page}#:~:text=ill%2Dadvised%2C%20vague`);
	});

	it('names a long one by its first and last words', () => {
		const long = 'We urge the Government of Pakistan to consult all stakeholders on these rules';
		expect(atPassage(page, long)).toBe(
			`${page}#:~:text=We%20urge%20the%20Government%20of,all%20stakeholders%20on%20these%20rules`
		);
	});

	it('keeps a place that the address names, and no passage that it named before', () => {
		expect(atPassage(`${page}#top:~:text=old`, 'new')).toBe(`${page}#top:~:text=new`);
		expect(atPassage(page, '  ')).toBe(page);
	});
});
