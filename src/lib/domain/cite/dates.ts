/** Dates in citations are as exact as in their source: no day or month is added. */

import { seasons } from '../dates/words.ts';
import { formatDate, thirdIn } from '../dates/format.ts';
import { upperFirst } from '../plural.ts';

export interface CslDate {
	'date-parts'?: number[][];
	season?: number;
	circa?: boolean;
	literal?: string;
}

interface Point {
	parts: string[];
	season?: number;
	about: boolean;
}

/** An unspecified part (`2020-XX`) or a season (`2020-21`) is not a part. */
const edtfPoint = /^(\d{4})(?:-(0[1-9]|1[0-2]|2[1-4]|XX)(?:-(\d{2}|XX))?)?([?~%]?)$/;
const firstSeason = 21;

function pointOf(text: string): Point | undefined {
	const [, year, second, day, qualifier] = edtfPoint.exec(text) ?? [];
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

/** Returns undefined for decades, choices, and «early March 2020», a stored range whose ends no source gave. */
function pointsOf(date: string): Point[] | undefined {
	if (thirdIn(date)) return undefined;
	const points = date.split('/').map(pointOf);
	const isWhole = points.length < 3 && points.every((point) => point !== undefined);
	return isWhole && !(points.length > 1 && points.some(({ season }) => season))
		? points
		: undefined;
}

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

/** biblatex reads `date` as EDTF; other readers take `year` and `month`. Unreadable dates become a year in words. */
export function bibtexDate(date: string): Record<string, string> {
	const points = pointsOf(date);
	if (!points) return /^\d{3}X$/.test(date) ? { date } : { year: formatDate(date) };
	const [{ parts }, end] = points as [Point, Point?];
	const [year = '', month] = end ? commonParts(parts, end.parts) : parts;
	return { date, ...(year && { year }), ...(month && { month: String(Number(month)) }) };
}

/** Writes `YYYY/MM/DD/other`; `other` holds words without slashes, since readers would take a day from those. */
export function risDate(date: string): string {
	const points = pointsOf(date) ?? pointsOf(thirdIn(date)?.whole ?? '');
	const [first, end] = points ?? [];
	const known = first ? (end ? commonParts(first.parts, end.parts) : first.parts) : [];
	const plain = !thirdIn(date) && points?.length === 1 && !first?.season && !first?.about;
	const words = plain ? '' : formatDate(date).replaceAll('/', '-');
	return [0, 1, 2].map((part) => known[part] ?? '').join('/') + `/${words}`;
}

export function risYear(date: string): string {
	return /^(\d{4})\//.exec(risDate(date))?.[1] ?? '';
}

/** Returns the known parts of one or two dates. «Early March 2020» gives its month, a season its year. */
export function knownParts(date: string): string[][] | undefined {
	return pointsOf(thirdIn(date)?.whole ?? date)?.map(({ parts }) => parts);
}

/** Returns `2020-05-18`, `2020-05`, `2020`, or two of them with a slash; «early March 2020» gives the month. */
export function isoDate(date: string): string | undefined {
	const points = pointsOf(thirdIn(date)?.whole ?? date);
	if (!points || points.some(({ season }) => season)) return undefined;
	return points.map(({ parts }) => parts.join('-')).join('/');
}

/** Wikipedia's templates take «13 February 2020», «May 2020», «c. 2020» and «10–16 February 2020». */
export function wikipediaDate(date: string): string {
	const points = pointsOf(date);
	if (!points) return formatDate(date);
	const words = points.map(({ parts, season }) =>
		season ? `${upperFirst(seasons[season - 1]!)} ${parts[0]}` : formatDate(parts.join('-'))
	);
	const [first = '', last] = words;
	const about = points.some((point) => point.about) ? 'c. ' : '';
	if (last === undefined) return about + first;
	return `${about}${first}${/ /.test(first + last) ? ' – ' : '–'}${last}`;
}

function commonParts(some: string[], others: string[]): string[] {
	const end = some.findIndex((part, index) => part !== others[index]);
	return end === -1 ? some : some.slice(0, end);
}
