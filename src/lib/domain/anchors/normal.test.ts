import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normalise, originalOffset } from './normal.ts';

it('sets marks, dashes and spaces alike, and drops what nobody sees', () => {
	const { text } = normalise('  “We can’t\u00A0accept\n\n it” — she\u200B said\u00AD,  `twice`\t');
	expect(text).toBe(`"We can't accept it" - she said, 'twice' `);
});

it('tells of each letter where it stands in the text as it was', () => {
	const letter = fc.constantFrom('a', ' ', '\n', '’', '—', '\u200B', 'ی', '\u{1F5E3}');
	fc.assert(
		fc.property(fc.array(letter, { maxLength: 60 }), (letters) => {
			const raw = letters.join('');
			const { text, offsets } = normalise(raw);
			for (let at = 0; at < text.length; at++)
				expect(normalise(`x${raw.charAt(originalOffset(offsets, at))}`).text.charAt(1)).toBe(
					text.charAt(at)
				);
		})
	);
});
