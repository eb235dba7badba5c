import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAtSentence, cutAtWord } from './cut.ts';

describe('a text that is cut', () => {
	it('ends after a whole sentence, and says that it goes on', () => {
		const said = 'We reject these rules. They were made in secret. Parliament was never asked.';
		expect(cutAtSentence(said, 60)).toBe('We reject these rules. They were made in secret. …');
		expect(cutAtSentence(said, 200)).toBe(said);
	});

	it('ends after a whole sentence in Urdu too', () => {
		const said = 'ہم ان قواعد کو مسترد کرتے ہیں۔ یہ آئین کے خلاف ہیں۔ انھیں واپس لیا جائے۔';
		expect(cutAtSentence(said, 40)).toBe('ہم ان قواعد کو مسترد کرتے ہیں۔ …');
	});

	it('ends after a word where its first sentence is too long', () => {
		expect(cutAtSentence('Rules for the protection of citizens, and of all others', 40)).toBe(
			'Rules for the protection of citizens…'
		);
	});

	it('is never longer than it may be, and never ends within a word that has room', () => {
		const text = fc.array(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 60 });
		fc.assert(
			fc.property(text, fc.integer({ min: 20, max: 120 }), (words, most) => {
				const whole = words.join(' ').replaceAll(/\s+/g, ' ').trim();
				const cut = cutAtWord(whole, most);
				expect(cut.length).toBeLessThanOrEqual(most);
				if (cut === whole) return;
				expect(cut.endsWith('…')).toBe(true);
				const next = whole[cut.length - 1];
				expect(next === undefined || /[\s,;:.–—-]/.test(next) || !whole.includes(' ')).toBe(true);
			})
		);
	});
});
