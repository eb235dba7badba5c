import { readEdtf } from '../dates/edtf.ts';

const earliestYear = 1995;

/**
 * The day or month on which a page was published, as its address tells it (`/2020/02/14/`, `/2020/02/`,
 * `/2020-02-14-`): EDTF, as precise as that. Undefined where it tells none, or one that is still ahead.
 */
export function dateInAddress(url: string, today: Date): string | undefined {
	const path = new URL(url).pathname;
	const [, year, month, day] =
		/(?<!\d)(\d{4})[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/_.-]|$)/.exec(path) ?? [];
	if (!year || !month || Number(year) < earliestYear) return undefined;
	const date = [year, month, ...(day ? [day] : [])].map((part) => part.padStart(2, '0')).join('-');
	return readEdtf(date) && date <= today.toISOString().slice(0, date.length) ? date : undefined;
}
