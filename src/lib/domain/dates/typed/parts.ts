import type { Third } from '../words.ts';

export interface Parts {
	year?: number;
	month?: number;
	day?: number;
	/** 0 is Sunday. */
	weekday?: number;
	/** As EDTF numbers it. */
	division?: number;
	third?: Third;
	/** For a decade or century that begins with `year`. */
	years?: 10 | 100;
	unknown?: 'day' | 'month';
}

export class DateProblem extends Error {}

export const yearMissing = 'Write the year in four digits, as in 12 February 2020.';
