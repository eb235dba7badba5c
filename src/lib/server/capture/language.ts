import { type Found } from './capture.ts';
import { type Page } from './page.ts';
import { attempt } from '../../domain/attempt.ts';

const arabic = /\p{Script=Arabic}/gu;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}]/gu;
/** Letters that occur in only one of these languages in Arabic script. */
const letters: [lang: string, own: RegExp][] = [
	['sd', /[ڄڃڳٻڪ]/g],
	['ps', /[ټډړښځ]/g],
	['ur', /[ٹڈڑںےہھ]/g]
];
const english = /\b(?:the|and|of|to|in|that|is)\b/gi;
const enough = { letters: 0.02, words: 0.12, arabic: 0.5 };

const sample = 20_000;

const count = (text: string, pattern: RegExp) => text.slice(0, sample).match(pattern)?.length ?? 0;

export function textDirection(text: string): 'ltr' | 'rtl' {
	return count(text, rightToLeft) > count(text, /\p{L}/gu) / 2 ? 'rtl' : 'ltr';
}

/** Pages in Urdu often declare another language, or none. */
export function pageLanguage(page: Page | undefined, text: string): Found | undefined {
	const declared = [
		page?.document.documentElement.getAttribute('lang'),
		page?.document.documentElement.getAttribute('xml:lang'),
		page?.linked.text('inLanguage'),
		page?.meta('content-language', 'og:locale')
	]
		.map(languageIn)
		.find(Boolean);
	const guessed = byLetters(text);
	// Templates often declare «en» whatever the language.
	if (declared && isWrittenSo(declared, text))
		return { value: declared, from: 'meta', certain: declared !== 'en' || guessed === 'en' };
	return guessed ? { value: guessed, from: 'written', certain: false } : undefined;
}

function languageIn(tag: unknown): string | undefined {
	if (typeof tag !== 'string' || !tag) return undefined;
	return attempt(() => new Intl.Locale(tag.trim().replaceAll('_', '-')).language);
}

function isWrittenSo(lang: string, text: string): boolean {
	const script = new Intl.Locale(lang).maximize().script;
	const isArabic = count(text, arabic) > count(text, /\p{L}/gu) * enough.arabic;
	return (script === 'Arab') === isArabic;
}

function byLetters(text: string): string | undefined {
	const all = count(text, arabic);
	if (all > count(text, /\p{L}/gu) * enough.arabic)
		return letters.find(([, own]) => count(text, own) > all * enough.letters)?.[0];
	return count(text, english) > count(text, /\S+/g) * enough.words ? 'en' : undefined;
}
