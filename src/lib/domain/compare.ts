import { type Days, wordsFor } from './timeline/clocks.ts';
import { type Reader, readFilters } from './filters.ts';
import { upperFirst } from './plural.ts';

export const mostCompared = 4;

const mostNamed = { regulations: 20, characters: 2_000 };

export const namedRegulations = (text = '') => [
	...new Set(
		text
			.split(',')
			.map((name) => name.trim())
			.filter(Boolean)
	)
];

const regulations: Reader = Object.assign(
	(text: string) => {
		const names = namedRegulations(text);
		const list = names.join(',');
		return names.length > mostNamed.regulations || list.length > mostNamed.characters
			? undefined
			: list;
	},
	{ isList: true }
);

export const compareFilters = { regulations };

export const regulationsIn = (params: URLSearchParams) =>
	namedRegulations(readFilters(params, compareFilters).filters.regulations);

export function compareAddress(
	regulations: { slug: string }[],
	ending: '' | '.csv' | '.xlsx' = ''
): string {
	const names = regulations.map(({ slug }) => encodeURIComponent(slug));
	return `/compare${ending}${names.length ? `?regulations=${names.join(',')}` : ''}`;
}

/** Returns days relative to a law's making: «Day 0», «+22 days», «−8 to +21 days», «Day not on record». */
export function dayWords(days: Days | undefined, missing: string = wordsFor()): string {
	if (!days) return upperFirst(missing);
	const { least, most } = days;
	if (least === 0 && most === 0) return 'Day 0';
	const unit = Math.abs(most) === 1 && (least === most || least === 0) ? 'day' : 'days';
	return `${least === most ? signedNumber(most) : `${signedNumber(least)} to ${signedNumber(most)}`} ${unit}`;
}

const signedNumber = (number: number) =>
	`${number > 0 ? '+' : number < 0 ? '−' : ''}${Math.abs(number).toLocaleString('en')}`;
