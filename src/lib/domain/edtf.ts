import edtf from 'edtf';

/** A date as precise as its source: EDTF text with the earliest and latest day it can mean (`YYYY-MM-DD`). */
export interface FuzzyDate {
	date: string;
	earliest: string;
	latest: string;
}

const accepted = new Set(['Date', 'Interval', 'Season', 'Set', 'Year']);
const firstYear = 1000;
const lastYear = 2999;

/**
 * Reads EDTF text (level 0 to 2) and derives the days it spans. No day is ever invented: `2020-05` spans the month.
 * @throws Error with a sentence for people when the text is no date, is open-ended, or lies outside 1000–2999.
 */
export function parseEdtf(text: string): FuzzyDate {
	const date = text.trim();
	let parsed: ReturnType<typeof edtf>;
	try {
		// The parser takes a bare number for milliseconds; of digits alone, only a year is EDTF.
		if (/^\d+$/.test(date) && date.length !== 4) throw new Error();
		parsed = edtf(date);
	} catch {
		throw new Error(`“${date}” is not a date in EDTF, such as 2020, 2020-05 or 2020-05-18`);
	}
	const earliest = day(parsed.min);
	const latest = day(parsed.max);
	if (!accepted.has(parsed.type) || !earliest || !latest)
		throw new Error(
			`“${date}” has no first and last day between the years ${firstYear} and ${lastYear}`
		);
	return { date, earliest, latest };
}

function day(milliseconds: number) {
	if (!Number.isFinite(milliseconds)) return undefined;
	const at = new Date(milliseconds);
	const year = at.getUTCFullYear();
	return year >= firstYear && year <= lastYear ? at.toISOString().slice(0, 10) : undefined;
}
