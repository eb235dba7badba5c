import { wordSet } from '../../word-set.ts';
import type { Qualifiers } from './reading.ts';

const aboutWords = wordSet('about around circa c ca approximately approx roughly ~ ≈ %');
const uncertainWords = wordSet('uncertain probably possibly perhaps maybe ? %');

export function tidy(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/[٠-٩۰-۹०-९০-৯]/g, (digit) => String(digitOf(digit.charCodeAt(0))))
		.replaceAll('؟', '?')
		.replace(/\s+/g, ' ')
		.replace(/[\p{Cc}\p{Cf}]/gu, '')
		.replaceAll(' /', '/')
		.replaceAll('/ ', '/')
		.trim();
}

// In Unicode, Arabic and Urdu zeros end in 0, Hindi and Bengali zeros in 6.
const digitOf = (code: number) => (code < 0x966 ? code & 15 : (code & 15) - 6);

export function withHyphens(text: string): string {
	const dashes = /[‐‒–—―−]/g;
	return text.replace(dashes, text.includes('-') ? ' - ' : '-').replace(/\s+/g, ' ');
}

export function stripQualifiers(text: string): Qualifiers & { bare: string } {
	const words = text
		.replace(/[?~≈%]/g, ' $& ')
		.replace(/^(ca?)(?=\d|\.)/, '$1 ')
		.split(' ')
		.filter(Boolean);
	const qualifiers = { about: false, uncertain: false };
	const isMark = (word = '') => {
		const plain = word.replace(/^[.,]|[.,]$/g, '');
		qualifiers.about ||= aboutWords.has(plain);
		qualifiers.uncertain ||= uncertainWords.has(plain);
		return aboutWords.has(plain) || uncertainWords.has(plain);
	};
	while (isMark(words[0])) words.shift();
	while (isMark(words.at(-1))) words.pop();
	return { bare: words.join(' ').replace(/,$/, ''), ...qualifiers };
}

/** Strips qualifiers in brackets, which apply to one end of a range. */
export function stripBracketed(text: string): Qualifiers & { bare: string } {
	const at = text.endsWith(')') ? text.lastIndexOf('(') : -1;
	const inside = stripQualifiers(at < 0 ? '' : text.slice(at + 1, -1));
	const outside = stripQualifiers(at < 0 || inside.bare ? text : text.slice(0, at));
	return {
		bare: outside.bare,
		about: outside.about || inside.about,
		uncertain: outside.uncertain || inside.uncertain
	};
}
