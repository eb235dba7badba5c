/** `edtf.ts` parses dates, so that browsers need not load the parser. */

import { divisionWords, months, type Third, thirdOf, thirds } from './words.ts';

/** EDTF with the earliest and latest day it can mean (`YYYY-MM-DD`). */
export interface Dated {
	date: string;
	earliest: string;
	latest: string;
}

type Style = 'long' | 'short';

const point = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?([?~%]?)$/;
export const millisecondsADay = 86_400_000;

/** `readTypedDate` reads every result back: «about 2020», «spring 2020», «2019 to 2020, uncertain». Rarer EDTF stays. */
export function formatDate(date: string, style: Style = 'long'): string {
	if (date.startsWith('[')) return choice(date, style) ?? date;
	if (date.includes('/')) return thirdWords(date, style) ?? range(date, style) ?? date;
	return single(date, style) ?? division(date) ?? unspecified(date, style) ?? date;
}

/**
 * @param inYear leaves out the year, which the words before gave
 * @returns the words, and the value for `<time datetime>` if HTML can express the date
 */
export function writtenDate(date: string, style: Style, inYear: boolean) {
	const words = formatDate(date, style);
	const leavesYear = inYear && words.endsWith(` ${date.slice(0, 4)}`);
	return [leavesYear ? words.slice(0, -5) : words, machineDate(date)] as const;
}

/** Returns the value for `<time datetime>`, or undefined if HTML cannot express the date. */
export function machineDate(date: string): string | undefined {
	const [, year, month, day] = point.exec(date) ?? [];
	return year && [year, month, day].filter(Boolean).join('-');
}

function pointIn(date: string, style: Style) {
	const [, year, month, day, qualifier = ''] = point.exec(date) ?? [];
	if (!year) return undefined;
	const name = months[Number(month) - 1]?.slice(0, style === 'short' ? 3 : undefined);
	const words = [day && String(Number(day)), name, year].filter(Boolean).join(' ');
	return { words, qualifier, about: /[~%]/.test(qualifier), uncertain: /[?%]/.test(qualifier) };
}

function single(date: string, style: Style) {
	const at = pointIn(date, style);
	return at && `${at.about ? 'about ' : ''}${at.words}${at.uncertain ? ', uncertain' : ''}`;
}

/** «From» and brackets show that a qualifier applies to one end only. */
function range(date: string, style: Style) {
	const [from, to, ...more] = date.split('/').map((end) => pointIn(end, style));
	if (!from || !to || more.length) return undefined;
	const bothUncertain = from.uncertain && to.uncertain;
	const [first, last] = [from, to].map(
		({ about, words, uncertain }) =>
			`${about ? 'about ' : ''}${words}${uncertain && !bothUncertain ? ' (uncertain)' : ''}`
	);
	const alone = from.about && !to.about ? 'from ' : '';
	return `${alone}${first} to ${last}${bothUncertain ? ', uncertain' : ''}`;
}

function thirdWords(date: string, style: Style) {
	const found = thirdIn(date);
	return found && `${thirds[found.third]}${single(`${found.whole}${found.qualifier}`, style)}`;
}

/** Recognises the interval that stores «early March 2020». */
export function thirdIn(date: string) {
	const whole = date.slice(0, date.slice(0, date.indexOf('/')).lastIndexOf('-'));
	if (pointIn(whole, 'long')?.qualifier !== '') return undefined;
	for (const qualifier of ['', '?'] as const)
		for (const third of [0, 1, 2] as Third[])
			if (thirdOf(whole, third, qualifier) === date) return { whole, third, qualifier };
	return undefined;
}

/** Returns «2 March 2020 or 3 March 2020» for `[2020-03-02,2020-03-03]`. */
function choice(date: string, style: Style) {
	const dates = date.slice(1, -1).split(',');
	const points = dates.map((each) => pointIn(each, style));
	return points.every((at) => at?.qualifier === '')
		? points.map((at) => at!.words).join(' or ')
		: undefined;
}

function division(date: string) {
	const [, year, number] = /^(\d{4})-(\d{2})$/.exec(date) ?? [];
	const words = divisionWords(Number(number));
	return words && `${words} ${year}`;
}

/** Returns «2020s», «21st century», «a month in 2020», «a day in February 2020». */
function unspecified(date: string, style: Style) {
	const [, decade] = /^(\d{3})X$/.exec(date) ?? [];
	// 1900s can mean a century, 2000s hardly yet.
	if (decade) return `${decade}0s${decade < '200' && decade.endsWith('0') ? ' (decade)' : ''}`;
	const [, century] = /^(\d{2})XX$/.exec(date) ?? [];
	if (century) return `${ordinal(Number(century) + 1)} century`;
	const [, whole = '', unknown] = /^(\d{4}(?:-\d{2})?)((?:-XX)+)$/.exec(date) ?? [];
	const at = pointIn(whole, style);
	const part = unknown && { 7: 'month', 10: 'day' }[whole.length + unknown.length];
	return at && part && `a ${part} in ${at.words}`;
}

function ordinal(number: number) {
	return `${number}${(number > 20 && ['th', 'st', 'nd', 'rd'][number % 10]) || 'th'}`;
}

/** Counts days between two `YYYY-MM-DD`; the number is negative if the second is earlier. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / millisecondsADay);
}

export function addDays(day: string, days: number): string {
	return new Date(Date.parse(day) + days * millisecondsADay).toISOString().slice(0, 10);
}

export function isDay(date: Pick<Dated, 'earliest' | 'latest'>): boolean {
	return date.earliest === date.latest;
}

/** Whether it is one day, or a range of exact days. */
export function hasDays({ date, ...ends }: Dated): boolean {
	return isDay(ends) || /^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/.test(date);
}
