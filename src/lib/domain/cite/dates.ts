/** Dates of the record as citations write them: as precise as the source, no day or month added. */

import { seasons } from '../dates/words.ts';
import { formatDate, thirdIn } from '../dates/format.ts';

/** A date of CSL-JSON; `literal` stands for what its numbers cannot say. */
export interface CslDate {
	'date-parts'?: number[][];
	season?: number;
	circa?: boolean;
	literal?: string;
}

interface Point {
	/** Year, month and day, as far as they are known. */
	parts: string[];
	season?: number;
	about: boolean;
}

/** A year, month or day with its mark; what is unspecified (`2020-XX`) or a season (`2020-21`) is no part. */
const written = /^(\d{4})(?:-(0[1-9]|1[0-2]|2[1-4]|XX)(?:-(\d{2}|XX))?)?([?~%]?)$/;
const firstSeason = 21;

function pointOf(text: string): Point | undefined {
	const [, year, second, day, qualifier] = written.exec(text) ?? [];
	const season = Number(second) >= firstSeason ? Number(second) - firstSeason + 1 : undefined;
	if (!year || (season && day)) return undefined;
	const parts = [year, ...(season ? [] : [second, day])];
	const end = parts.findIndex((part) => part === undefined || part === 'XX');
	return {
		parts: (end === -1 ? parts : parts.slice(0, end)) as string[],
		season,
		about: qualifier !== ''
	};
}

/**
 * One point, or the two ends of a range; undefined for what is neither, such as a decade, a choice of days, or «early
 * March 2020», which is kept as a range whose ends nobody gave.
 */
function pointsOf(date: string): Point[] | undefined {
	if (thirdIn(date)) return undefined;
	const points = date.split('/').map(pointOf);
	const isWhole = points.length < 3 && points.every((point) => point !== undefined);
	return isWhole && !(points.length > 1 && points.some(({ season }) => season))
		? points
		: undefined;
}

/** A date of CSL-JSON 1.0.2, from EDTF. */
export function cslDate(date: string): CslDate {
	const points = pointsOf(date);
	if (!points) return { literal: formatDate(date) };
	const [{ season }] = points as [Point];
	return {
		'date-parts': points.map(({ parts }) => parts.map(Number)),
		...(season && { season }),
		...(points.some(({ about }) => about) && { circa: true })
	};
}

/**
 * The fields of a BibTeX entry: `date`, which biblatex reads as EDTF, and `year` with `month` for those who do not.
 * Of what biblatex does not read, the words stand as the year, which it prints as they are.
 */
export function bibtexDate(date: string): Record<string, string> {
	const points = pointsOf(date);
	if (!points) return /^\d{3}X$/.test(date) ? { date } : { year: formatDate(date) };
	const [{ parts }, end] = points as [Point, Point?];
	const [year = '', month] = end ? shared(parts, end.parts) : parts;
	return { date, ...(year && { year }), ...(month && { month: String(Number(month)) }) };
}

/**
 * `YYYY/MM/DD/other`, with a part left out where it is not known. Of a range it gives what both ends share, and the
 * whole in words as `other`: without the slashes, readers would take a day out of the words.
 */
export function risDate(date: string): string {
	const points = pointsOf(date) ?? pointsOf(thirdIn(date)?.whole ?? '');
	const [first, end] = points ?? [];
	const known = first ? (end ? shared(first.parts, end.parts) : first.parts) : [];
	const plain = !thirdIn(date) && points?.length === 1 && !first?.season && !first?.about;
	const words = plain ? '' : formatDate(date).replaceAll('/', '-');
	return [0, 1, 2].map((part) => known[part] ?? '').join('/') + `/${words}`;
}

/** The year of `risDate`, empty where none is certain. */
export function risYear(date: string): string {
	return /^(\d{4})\//.exec(risDate(date))?.[1] ?? '';
}

/**
 * The year, month and day of one point or of both ends of a range, as far as the source gives them; of «early March
 * 2020», the month, and of a season, the year. Undefined for what has no such parts.
 */
export function knownParts(date: string): string[][] | undefined {
	return pointsOf(thirdIn(date)?.whole ?? date)?.map(({ parts }) => parts);
}

/**
 * The date of one day, month or year as `2020-05-18`, `2020-05` or `2020`; of a range, both of them with a slash; of
 * «early March 2020», the month.
 */
export function isoDate(date: string): string | undefined {
	const points = pointsOf(thirdIn(date)?.whole ?? date);
	if (!points || points.some(({ season }) => season)) return undefined;
	return points.map(({ parts }) => parts.join('-')).join('/');
}

/** As the templates of Wikipedia take it: «13 February 2020», «May 2020», «c. 2020», «10–16 February 2020». */
export function wikipediaDate(date: string): string {
	const points = pointsOf(date);
	if (!points) return formatDate(date);
	const words = points.map(({ parts, season }) =>
		season ? `${capital(seasons[season - 1]!)} ${parts[0]}` : formatDate(parts.join('-'))
	);
	const [first = '', last] = words;
	const about = points.some((point) => point.about) ? 'c. ' : '';
	if (last === undefined) return about + first;
	return `${about}${first}${/ /.test(first + last) ? ' – ' : '–'}${last}`;
}

function shared(some: string[], others: string[]): string[] {
	const end = some.findIndex((part, index) => part !== others[index]);
	return end === -1 ? some : some.slice(0, end);
}

function capital(word: string) {
	return word.charAt(0).toUpperCase() + word.slice(1);
}
