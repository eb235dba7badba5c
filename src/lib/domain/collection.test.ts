import { describe, expect, it } from 'vitest';
import { notesFragment, readNotes } from './collection.ts';

const fragmentOf = (notes: unknown) => `#notes=${encodeURIComponent(JSON.stringify(notes))}`;

describe('the notes in the link of a collection', () => {
	it('come back as they were written, in any script, each with its item', () => {
		const notes = ['Ask them why.\nBefore Friday.', '', 'یہ قانون «خفیہ» تھا — 100 % #1 &c.'];
		expect(readNotes(notesFragment(notes)!, 3)).toEqual(notes);
	});

	it('are none where nobody wrote any, or where the address leads to a place in the page', () => {
		expect(notesFragment(['', ''])).toBe('');
		expect(readNotes('', 2)).toEqual([]);
		expect(readNotes('#st-028', 2)).toEqual([]);
	});

	it('stay out of a link for which they are too long', () => {
		expect(notesFragment(['n'.repeat(1_900)])).toBeDefined();
		expect(notesFragment(Array.from({ length: 9 }, () => 'n'.repeat(1_900)))).toBeUndefined();
		// A note of the reader's own and one that came with a link are kept as one.
		expect(notesFragment(['n'.repeat(2_001)])).toBeUndefined();
		expect(notesFragment(['ی'.repeat(2_000), 'ی'.repeat(2_000)])).toBeUndefined();
	});

	it.each([
		['cut off', fragmentOf(['Ask them why.']).slice(0, -4)],
		['of half a letter', '#notes=%5B%22%E0%A4%22%5D'],
		['of other things than notes', fragmentOf([{ note: 'x' }])],
		['of no list', fragmentOf('Ask them why.')],
		['of more notes than items', fragmentOf(['a', 'b', 'c'])],
		['of a note longer than a field takes', fragmentOf(['n'.repeat(2_001)])],
		['longer than any that we write', `#notes=${'%20'.repeat(100_000)}["a"]`]
	])('are refused %s', (_, fragment) => {
		expect(readNotes(fragment, 2)).toBeUndefined();
	});
});
