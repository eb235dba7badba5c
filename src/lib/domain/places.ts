import { attempt } from './attempt.ts';

const names = new Intl.DisplayNames(['en'], { type: 'region' });
const languages = new Intl.DisplayNames(['en'], { type: 'language' });

/** @param code ISO 3166-1 alpha-2 */
export function countryName(code: string): string {
	return attempt(() => names.of(code)) ?? code;
}

/** @param tag BCP 47 */
export function languageName(tag: string): string {
	return attempt(() => languages.of(tag)) ?? tag;
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

export function directionOf(tag: string): 'ltr' | 'rtl' {
	return rightToLeft.has(tag.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** Words of an item are in its language or in English; their script decides. */
export const languageOf = (words: string, lang: string): string =>
	directionOf(lang) === 'rtl' && /^[^\p{L}]*\p{Script=Latin}/u.test(words) ? 'en' : lang;

export function inLanguage(words: string, lang: string) {
	const own = languageOf(words, lang);
	return { lang: own === 'en' ? undefined : own, dir: directionOf(own) };
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const known = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const knownLanguages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
/** Codes that Intl names but that stand for no place: unknown, pseudo-locales, outlying Oceania. */
const noPlaces = new Set(['ZZ', 'XA', 'XB', 'QO', 'EZ', 'UN']);

/** English names by ISO 3166-1 code, sorted by name. */
export const countries: Record<string, string> = byName(
	pairsOf(letters).filter((code) => !noPlaces.has(code)),
	known
);

/** English names by ISO 639-1 code, sorted by name. */
export const languageNames: Record<string, string> = byName(
	pairsOf(letters.map((letter) => letter.toLowerCase())),
	knownLanguages
);

/** The EU with its member states: EU laws are not foreign to them. */
export const europeanUnion =
	'EU AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

const codeByName = new Map(
	Object.entries(countries).map(([code, name]) => [name.toLowerCase(), code])
);

export function countryTyped(text: string): string | undefined {
	const typed = text.trim();
	const code = typed.toUpperCase();
	return Object.hasOwn(countries, code) ? code : codeByName.get(typed.toLowerCase());
}

function pairsOf(alphabet: string[]): string[] {
	return alphabet.flatMap((first) => alphabet.map((second) => first + second));
}

function byName(codes: string[], words: Intl.DisplayNames): Record<string, string> {
	const named = codes.flatMap((code): [string, string][] => {
		// Intl gives an old code its successor's name: «BU» is Myanmar, as «MM».
		const current = canonical(code, words);
		const name = words.of(code);
		return name && current ? [[name, code]] : [];
	});
	const unique = [...new Map(named.reverse())];
	return Object.fromEntries(
		unique
			.sort(([one], [other]) => one.localeCompare(other, 'en'))
			.map(([name, code]) => [code, name])
	);
}

function canonical(code: string, words: Intl.DisplayNames): boolean {
	const { type } = words.resolvedOptions();
	const tag = type === 'region' ? `und-${code}` : code;
	return Intl.getCanonicalLocales(tag)[0] === tag;
}
