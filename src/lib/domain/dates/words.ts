/** The words that `formatDate` writes and `readTypedDate` reads. */

export const months = [
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

export const weekdays = [
	'Sunday',
	'Monday',
	'Tuesday',
	'Wednesday',
	'Thursday',
	'Friday',
	'Saturday'
];
export const seasons = ['spring', 'summer', 'autumn', 'winter'];
const firstDivision = 21;
/** EDTF's divisions 21 to 41, each to be followed by the year. */
const divisions = [
	...seasons,
	...seasons.map((season) => `northern ${season}`),
	...seasons.map((season) => `southern ${season}`),
	...['first', 'second', 'third', 'fourth'].map((nth) => `${nth} quarter of`),
	...['first', 'second', 'last'].map((nth) => `${nth} third of`),
	...['first', 'second'].map((nth) => `${nth} half of`)
];

/** 21 gives «spring», 34 «second quarter of». */
export function divisionWords(division: number): string | undefined {
	return divisions[division - firstDivision];
}

export const thirds = ['early ', 'mid-', 'late '] as const;
export type Third = 0 | 1 | 2;

/** EDTF's own thirds (37 to 39) have firm edges, take no «?» and exist only for years, so this writes an interval. */
export function thirdOf(whole: string, third: Third, qualifier: '' | '?' = ''): string {
	const lasts = whole.length === 4 ? [4, 8, 12] : [10, 20, lastDayOf(whole)];
	const [firm, about] = [qualifier, qualifier ? '%' : '~'];
	const from = (lasts[third - 1] ?? 0) + 1;
	const edge = (part: number, qualifier: string) =>
		`${whole}-${String(part).padStart(2, '0')}${qualifier}`;
	return `${edge(from, third === 0 ? firm : about)}/${edge(lasts[third]!, third === 2 ? firm : about)}`;
}

export function lastDayOf(month: string): number {
	return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
}
