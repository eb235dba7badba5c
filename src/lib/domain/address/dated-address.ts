import { readEdtf } from '../dates/edtf.ts';

const earliestYear = 1995;

/** Reads the date in `/2020/02/14/`, `/2020/02/` or `/2020-02-14-` as EDTF; returns undefined if it lies ahead. */
export function dateInAddress(url: string, today: Date): string | undefined {
	const path = new URL(url).pathname;
	const [, year, month, day] =
		/(?<!\d)(\d{4})[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/_.-]|$)/.exec(path) ?? [];
	if (!year || !month || Number(year) < earliestYear) return undefined;
	const date = [year, month, ...(day ? [day] : [])].map((part) => part.padStart(2, '0')).join('-');
	return readEdtf(date) && date <= today.toISOString().slice(0, date.length) ? date : undefined;
}
