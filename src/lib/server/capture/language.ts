import { type Found } from './capture.ts';
import { type Page } from './page.ts';

const arabic = /\p{Script=Arabic}/gu;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}]/gu;
/** Letters that tell the languages in Arabic script apart, where there are enough of them. */
const letters: [lang: string, own: RegExp][] = [
	['sd', /[ڄڃڳٻڪ]/g],
	['ps', /[ټډړښځ]/g],
	['ur', /[ٹڈڑںےہھ]/g]
];
const english = /\b(?:the|and|of|to|in|that|is)\b/gi;
const enough = { letters: 0.02, words: 0.12, arabic: 0.5 };

/** So much of a text tells its language. */
const sample = 20_000;

const count = (text: string, pattern: RegExp) => text.slice(0, sample).match(pattern)?.length ?? 0;

/** More than half of the letters decide: pages in Urdu often forget to say it. */
export function directionOf(text: string): 'ltr' | 'rtl' {
	return count(text, rightToLeft) > count(text, /\p{L}/gu) / 2 ? 'rtl' : 'ltr';
}

/** What the page says of its language, unless its letters cannot be that; or else what they tell. */
export function language(page: Page | undefined, text: string): Found | undefined {
	const said = [
		page?.document.documentElement.getAttribute('lang'),
		page?.document.documentElement.getAttribute('xml:lang'),
		page?.linked.text('inLanguage'),
		page?.meta('content-language', 'og:locale')
	]
		.map(languageIn)
		.find(Boolean);
	const seen = byLetters(text);
	// Templates say «en» of everything.
	if (said && isWrittenSo(said, text))
		return { value: said, from: 'meta', certain: said !== 'en' || seen === 'en' };
	return seen ? { value: seen, from: 'written', certain: false } : undefined;
}

function languageIn(tag: unknown): string | undefined {
	try {
		return typeof tag === 'string' && tag
			? new Intl.Locale(tag.trim().replaceAll('_', '-')).language
			: undefined;
	} catch {
		return undefined;
	}
}

/** Whether the text is in the script of the language. */
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
