import { lastDayOf, thirdOf, weekdays } from '../words.ts';
import { formatDate } from '../format.ts';
import { type Parts, DateProblem, yearMissing } from './parts.ts';

export interface Qualifiers {
	about: boolean;
	uncertain: boolean;
}
/** A year, month or day (`2020`, `2020-02`, `2020-02-12`) with its qualifiers. */
export interface End extends Qualifiers {
	date: string;
}
export interface Reading {
	/** Empty for a season, which EDTF can neither qualify nor put into an interval. */
	ends: End[];
	/** EDTF that cannot carry qualifiers. */
	code?: string;
	/** Set for «early», «mid» and «late», which are approximate already. */
	rough?: true;
}

export const seasonAlone =
	'A season stands alone, not in a range, nor about or uncertain: type its months, as in March to May 2020.';
const sure = { about: false, uncertain: false };
const end = (date: string | number, about = false): End => ({ ...sure, date: `${date}`, about });
const padded = (number: number) => String(number).padStart(2, '0');

/** @throws DateProblem if there is no such date */
export function readingOf(parts: Parts): Reading {
	const { year, month, day, division, third, years, unknown } = parts;
	if (year === undefined) throw new DateProblem(yearMissing);
	if (year < 1000 || year > 2999)
		throw new DateProblem(`The year ${year} is out of reach: type one from 1000 to 2999.`);
	if (division) return ofDivision(year, division);
	if (years) return ofYears(year, years, third);
	const date = calendarDate(year, parts);
	if (unknown)
		return { ends: [end(date)], code: `${date}${unknown === 'day' && !month ? '-XX-XX' : '-XX'}` };
	if (third === undefined || day) return { ends: [end(date)] };
	const edges = thirdOf(date, third).split('/');
	return { ends: edges.map((edge) => end(edge.replace('~', ''), edge.endsWith('~'))), rough: true };
}

function ofDivision(year: number, division: number): Reading {
	const code = `${year}-${division}`;
	const [first, months] = division > 39 ? [40, 6] : division > 36 ? [37, 4] : [33, 3];
	if (division < first) return { ends: [], code };
	const last = (division - first + 1) * months;
	const ends = [last - months + 1, last].map((month) => end(`${year}-${padded(month)}`));
	return { ends, code };
}

function ofYears(year: number, years: 10 | 100, third: Parts['third']): Reading {
	if (third === undefined) {
		const code = years === 10 ? `${year / 10}X` : `${year / 100}XX`;
		return { ends: [end(year), end(year + years - 1)], code };
	}
	const from = year + [0, 4, 7][third]!;
	return {
		ends: [end(from, third > 0), end(year + [3, 6, 9][third]!, third < 2)],
		rough: true
	};
}

function calendarDate(year: number, { month, day, weekday }: Parts): string {
	if (month === undefined && day !== undefined)
		throw new DateProblem('Add the month, as in 12 February 2020.');
	if (month === undefined) return `${year}`;
	if (month < 1 || month > 12)
		throw new DateProblem(`There is no month ${month}: they are numbered 1 to 12.`);
	const whole = `${year}-${padded(month)}`;
	if (day === undefined) return whole;
	const last = lastDayOf(whole);
	if (day < 1 || day > last)
		throw new DateProblem(
			`There is no day ${day} in ${formatDate(whole)}, which has ${last} days.`
		);
	const date = `${whole}-${padded(day)}`;
	const right = weekdays[new Date(date).getUTCDay()];
	if (weekday !== undefined && weekdays[weekday] !== right)
		throw new DateProblem(
			`${formatDate(date)} is a ${right}, not a ${weekdays[weekday]}: correct the date or leave out the weekday.`
		);
	return date;
}

export function qualify(reading: Reading, { about, uncertain }: Qualifiers): Reading {
	if (!about && !uncertain) return reading;
	if (!reading.ends.length) throw new DateProblem(seasonAlone);
	const ends = reading.ends.map((end) => ({
		...end,
		about: end.about || (about && !reading.rough),
		uncertain: end.uncertain || uncertain
	}));
	return { ...reading, ends, code: undefined };
}

export function toEdtf({ ends, code }: Reading): string {
	const qualifier = ({ about, uncertain }: Qualifiers) =>
		about ? (uncertain ? '%' : '~') : uncertain ? '?' : '';
	return code ?? ends.map((end) => `${end.date}${qualifier(end)}`).join('/');
}
