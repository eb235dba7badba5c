import edtf from 'edtf';
import { attempt } from '../attempt.ts';
import type { Dated } from './format.ts';

const accepted = new Set(['Date', 'Interval', 'Season', 'Set', 'Year']);
const firstYear = 1000;
const lastYear = 2999;
/** The parser reads seasons as quarters and gives thirds of a year five months. A winter may begin or end the year. */
const monthsOf: Record<number, [first: number, last: number]> = {
	21: [3, 5],
	22: [6, 8],
	23: [9, 11],
	24: [0, 14],
	25: [3, 5],
	26: [6, 8],
	27: [9, 11],
	28: [0, 14],
	29: [9, 11],
	30: [0, 14],
	31: [3, 5],
	32: [6, 8],
	37: [1, 4],
	38: [5, 8]
};

/** Reads EDTF levels 0 to 2. @throws Error with a sentence for people if the date is invalid, open-ended or outside 1000–2999 */
export function parseEdtf(text: string): Dated {
	const date = text.trim();
	let parsed: ReturnType<typeof edtf>;
	try {
		// The parser reads a bare number as milliseconds; only four digits alone are EDTF.
		if (/^\d+$/.test(date) && date.length !== 4) throw new Error();
		parsed = edtf(date);
	} catch {
		throw new Error(`“${date}” is not a date in EDTF, such as 2020, 2020-05 or 2020-05-18`);
	}
	const { min, max } = spanOf(date, parsed);
	const earliest = day(min);
	const latest = day(max);
	if (!accepted.has(parsed.type) || !earliest || !latest)
		throw new Error(
			`“${date}” has no first and last day between the years ${firstYear} and ${lastYear}`
		);
	return { date, earliest, latest };
}

export const readEdtf = (text: string): Dated | undefined => attempt(() => parseEdtf(text));

function spanOf(date: string, parsed: ReturnType<typeof edtf>) {
	if (parsed.type === 'Season') {
		const [year = NaN, division = NaN] = date.split('-').map(Number);
		const [first, last] = monthsOf[division] ?? [];
		if (first === undefined || last === undefined || !day(parsed.min)) return parsed;
		return {
			min: Math.max(Date.UTC(year, first - 1), Date.UTC(firstYear, 0)),
			max: Math.min(Date.UTC(year, last) - 1, Date.UTC(lastYear + 1, 0) - 1)
		};
	}
	if (parsed.type !== 'Set') return parsed;
	// The parser takes a set as ordered, and reads only the first member of `[2020-01..2020-04]`.
	const members = date.match(/[^[\].,\s]+/g)?.map((member) => edtf(member)) ?? [];
	return {
		min: Math.min(parsed.min, ...members.map(({ min }) => min)),
		max: Math.max(parsed.max, ...members.map(({ max }) => max))
	};
}

function day(milliseconds: number) {
	if (!Number.isFinite(milliseconds)) return undefined;
	const at = new Date(milliseconds);
	const year = at.getUTCFullYear();
	return year >= firstYear && year <= lastYear ? at.toISOString().slice(0, 10) : undefined;
}
