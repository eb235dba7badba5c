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
