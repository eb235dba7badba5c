import { type Dated, daysBetween } from '../dates/format.ts';
import { upperFirst } from '../plural.ts';
import type { Instrument, Status, TextDay } from '../vocabulary.ts';

/** Days between two dates; `least` and `most` differ if a date is less exact than a day. */
export interface Days {
	least: number;
	most: number;
}

export interface Clocks {
	made?: Dated;
	textPublic?: Dated;
	firstReaction?: Dated;
	/** Made → text public; below 0, the text was public before it was made. Undefined does not mean 0. */
	hidden?: Days;
	/** Why `hidden` is undefined. */
	missing?: Missing;
	/** Text public → first reaction; below 0, the reaction came before the text was public. */
	answered?: Days;
}

interface Law {
	instrument?: Instrument;
	status?: Status;
	textDay?: TextDay | null;
}

type Dates = Pick<Clocks, 'made' | 'textPublic' | 'firstReaction'>;

const missingWords = {
	unmade: 'not yet made',
	never: 'never made',
	open: 'public from the start',
	sought: 'unknown',
	unrecorded: 'day not on record'
} as const;
type Missing = keyof typeof missingWords;

export const wordsFor = (missing: Missing = 'unrecorded') => missingWords[missing];

export const missingDays = ({ missing }: Pick<Clocks, 'missing'>) => ({
	made: wordsFor(missing === 'unmade' || missing === 'never' ? missing : undefined),
	textPublic: wordsFor(missing),
	firstReaction: 'none on record'
});

/** A day is «unknown» only if an editor looked for it; a text that was debated in public was never hidden. */
function missingOf(
	{ made, textPublic }: Dates,
	{ instrument, status, textDay }: Law
): Missing | undefined {
	if (textDay === 'open') return 'open';
	if (made && textPublic) return undefined;
	const isDraft = status === 'draft' || status === 'proposed';
	// A bill that a cabinet approved is not yet a law.
	if (instrument === 'bill' || (!made && isDraft))
		return status === 'lapsed' || status === 'withdrawn' ? 'never' : 'unmade';
	return textDay ?? 'unrecorded';
}

/** @param dates from the view `regulation_clock` */
export function clocksOf(dates: Dates, law: Law = {}): Clocks {
	const missing = missingOf(dates, law);
	return {
		...dates,
		missing,
		hidden: missing ? undefined : daysFrom(dates.made, dates.textPublic),
		answered: daysFrom(dates.textPublic, dates.firstReaction)
	};
}

export function daysFrom(from: Dated | undefined, to: Dated | undefined): Days | undefined {
	if (!from || !to) return undefined;
	return {
		least: daysBetween(from.latest, to.earliest),
		most: daysBetween(from.earliest, to.latest)
	};
}

/** Returns a number only if both dates are exact. */
export function exactDays(days: Days | undefined): number | undefined {
	return days && days.least === days.most ? days.least : undefined;
}

/** Returns «22 days», «1 day», «the same day», «5 days before», «3 to 33 days», or the reason: «day not on record». */
export function formatDays(days: Days | undefined, missing?: Missing): string {
	if (!days) return wordsFor(missing);
	const { least, most } = days;
	if (most === 0 && least === 0) return 'the same day';
	if (most <= 0) return `${dayRange(-most, -least)} before`;
	return least < 0 ? `up to ${dayRange(most, most)}` : dayRange(least, most);
}

/** Returns «Hidden for 22 days», «Public the same day», «Text public 128 days before it was made», «Day not on record». */
export function daysHidden({ hidden: days, missing }: Pick<Clocks, 'hidden' | 'missing'>): string {
	if (!days) {
		if (missing === 'sought') return 'Days hidden: unknown, an editor looked for the day';
		return upperFirst(wordsFor(missing));
	}
	if (days.most === 0 && days.least === 0) return 'Public the same day';
	return days.most <= 0
		? `Text public ${formatDays(days)} it was made`
		: `Hidden for ${formatDays(days)}`;
}

/** Returns «1 day after the text was public», «Up to 121 days after the text was public». */
export function daysAfter(days: Days): string {
	const words = formatDays(days).replace('up', 'Up');
	if (days.most === 0 && days.least === 0) return 'The same day as the text';
	return days.most <= 0 ? `${words} the text was public` : `${words} after the text was public`;
}

function dayRange(least: number, most: number) {
	const unit = most === 1 ? 'day' : 'days';
	return least === most ? `${most} ${unit}` : `${least} to ${most} ${unit}`;
}
