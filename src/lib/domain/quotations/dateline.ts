import { placeNames } from './places.ts';

/** «LAHORE, Pakistan (Newsline) — », «KARACHI: » */
const inCapitals =
	/^\p{Lu}[\p{Lu} .'/-]{2,30}(?:,[^:—–“”"]{1,40})?(?: ?\([^)]{1,30}\))? ?(?:[:—–]|--?(?=\s))\s/u;

/** «Thiruvananthapuram, Jul 8 (PNI) » */
const withDate =
	/^\p{Lu}[\p{L} ]{2,30}, \p{L}{3,9}\.? \d{1,2}(?:, \d{4})?(?: \([\p{L} ]{1,20}\)| ?[:–—-])[:–—-]? /u;

/** «New Delhi: », «Kampala | » */
const before = /^(\p{Lu}[\p{L} ]{2,20})(?::| \||\.) /u;

/** How many letters say where a report was written, at its beginning. */
export function datelineOf(start: string): number {
	const found = inCapitals.exec(start) ?? withDate.exec(start);
	if (found) return found[0].length;
	const [whole = '', place = ''] = before.exec(start) ?? [];
	return placeNames.has(place.toLowerCase()) ? whole.length : 0;
}
