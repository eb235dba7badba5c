import type { Third } from '../words.ts';

/** What one date says; a range fills in what one of its ends leaves out. */
export interface Parts {
	year?: number;
	month?: number;
	day?: number;
	/** 0 is Sunday. */
	weekday?: number;
	/** A season, quarter, third or half of the year, as EDTF numbers them. */
	division?: number;
	/** Early, mid or late. */
	third?: Third;
	/** Of a decade or century that begins with the year. */
	years?: 10 | 100;
	unknown?: 'day' | 'month';
}

/** Says in a sentence why a date cannot be taken, and what could be typed instead. */
export class Problem extends Error {}

export const yearMissing = 'Write the year in four digits, as in 12 February 2020.';
