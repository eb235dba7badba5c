import { nameWords } from './key.ts';
import { officialTitles, personTitles } from './words.ts';

const possessive = /['’‘`]s(?!\p{L})/gu;
/** Words in lower case are no names, except in scripts without capitals. */
const isWrittenAsName = (word: string) =>
	word !== word.toLowerCase() || word === word.toUpperCase();
const isTelling = (word: string) =>
	word.length > 2 && !personTitles.has(word) && !officialTitles.has(word);

/** The names that a text contains: whole in any case, or one telling word of them, written as a name. */
export function namesWithin(text: string, names: string[]): string[] {
	const plain = text.replaceAll(possessive, ' ');
	const whole = ` ${nameWords(plain).join(' ')} `;
	const capitalised = plain.split(/\s+/).filter(isWrittenAsName).join(' ');
	const written = new Set(nameWords(capitalised).filter(isTelling));
	return names.filter((name) => {
		const words = nameWords(name);
		if (!words.length) return false;
		return whole.includes(` ${words.join(' ')} `) || words.some((word) => written.has(word));
	});
}
