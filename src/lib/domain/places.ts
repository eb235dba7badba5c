const names = new Intl.DisplayNames(['en'], { type: 'region' });
const languages = new Intl.DisplayNames(['en'], { type: 'language' });

/** The English name of an ISO 3166-1 alpha-2 code. */
export function countryName(code: string): string {
	try {
		return names.of(code) ?? code;
	} catch {
		return code;
	}
}

/** The English name of a BCP 47 tag. */
export function languageName(tag: string): string {
	try {
		return languages.of(tag) ?? tag;
	} catch {
		return tag;
	}
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The direction in which a language is written, for `dir`. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
	return rightToLeft.has(tag.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** The language of words that are in the language of their item or in ours, as their letters tell. */
export const languageOf = (words: string, lang: string): string =>
	directionOf(lang) === 'rtl' && /^[^\p{L}]*\p{Script=Latin}/u.test(words) ? 'en' : lang;

/** `lang` and `dir` of such words on a page, which is in English. */
export function inLanguage(words: string, lang: string) {
	const own = languageOf(words, lang);
	return { lang: own === 'en' ? undefined : own, dir: directionOf(own) };
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const known = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const knownLanguages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
/** Codes that Intl names but that stand for no place: unknown, pseudo-locales, outlying Oceania. */
const noPlaces = new Set(['ZZ', 'XA', 'XB', 'QO', 'EZ', 'UN']);

/** Every country by its ISO 3166-1 code, in the order of their English names. */
export const countries: Record<string, string> = byName(
	pairsOf(letters).filter((code) => !noPlaces.has(code)),
	known
);

/** Every language with a code of two letters (ISO 639-1), in the order of their English names. */
export const languageNames: Record<string, string> = byName(
	pairsOf(letters.map((letter) => letter.toLowerCase())),
	knownLanguages
);

/** The European Union, whose laws are no foreign ones to its member states, and these. */
export const europeanUnion =
	'EU AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

const codeByName = new Map(
	Object.entries(countries).map(([code, name]) => [name.toLowerCase(), code])
);

/** The code of a country that was typed by its English name or as its code; undefined where there is none such. */
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
		// An old code that has a successor is named like it: «BU» is Myanmar, as «MM».
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
