/** Dates as readers see them. Parsing is in `edtf.ts`, which the browser never needs. */

const months = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December'
];
const simple = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([?~%]?)$/;
const millisecondsADay = 86_400_000;

/** «12 February 2020», «February 2020», «2020», «about 2020»; `short` gives «12 Feb 2020». Other EDTF stays as it is. */
export function formatDate(date: string, style: 'long' | 'short' = 'long'): string {
	const ends = date.split('/');
	if (ends.length === 2) return ends.map((end) => formatDate(end, style)).join(' to ');
	const [, year, month, day, mark] = simple.exec(date) ?? [];
	if (!year) return date;
	const name = months[Number(month) - 1];
	if (month && !name) return date;
	const words = [day && String(Number(day)), style === 'short' ? name?.slice(0, 3) : name, year];
	const text = words.filter(Boolean).join(' ');
	if (mark === '~') return `about ${text}`;
	if (mark === '?') return `${text}, uncertain`;
	if (mark === '%') return `about ${text}, uncertain`;
	return text;
}

/** The value for `<time datetime>`, or undefined where HTML has no form for the date. */
export function machineDate(date: string): string | undefined {
	const [, year, month, day] = simple.exec(date) ?? [];
	return year && [year, month, day].filter(Boolean).join('-');
}

/** Whole days from one `YYYY-MM-DD` to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / millisecondsADay);
}

export function addDays(day: string, days: number): string {
	return new Date(Date.parse(day) + days * millisecondsADay).toISOString().slice(0, 10);
}

/** Whether both ends fall on one day, so that the date can be drawn as a point. */
export function isDay(date: { earliest: string; latest: string }): boolean {
	return date.earliest === date.latest;
}
