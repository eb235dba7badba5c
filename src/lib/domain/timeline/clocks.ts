import { type Dated, daysBetween } from '../dates/format.ts';

/** Days between two dates: two numbers that differ where a date is less exact than a day. */
export interface Days {
	least: number;
	most: number;
}

export interface Clocks {
	made?: Dated;
	textPublic?: Dated;
	firstReaction?: Dated;
	/** Made → text public. Undefined is unknown and never 0; below 0, the text was public before it was made. */
	hidden?: Days;
	/** Text public → first reaction; below 0, it was answered before the text was public. */
	answered?: Days;
}

/** The clocks of a regulation from the dates of the view `regulation_clock`. */
export function clocksOf(dates: Pick<Clocks, 'made' | 'textPublic' | 'firstReaction'>): Clocks {
	return {
		...dates,
		hidden: daysFrom(dates.made, dates.textPublic),
		answered: daysFrom(dates.textPublic, dates.firstReaction)
	};
}

/** Days from one date to another; undefined where either is unknown. */
export function daysFrom(from: Dated | undefined, to: Dated | undefined): Days | undefined {
	if (!from || !to) return undefined;
	return {
		least: daysBetween(from.latest, to.earliest),
		most: daysBetween(from.earliest, to.latest)
	};
}

/** The number of days where both dates are exact, for charts and sorting. */
export function exactDays(days: Days | undefined): number | undefined {
	return days && days.least === days.most ? days.least : undefined;
}

/** «22 days», «1 day», «the same day», «5 days before», «3 to 33 days», «unknown». */
export function formatDays(days: Days | undefined): string {
	if (!days) return 'unknown';
	const { least, most } = days;
	if (most < 0) return `${range(-most, -least)} before`;
	if (most === 0 && least === 0) return 'the same day';
	return least < 0 ? `up to ${range(most, most)}` : range(least, most);
}

/** «Hidden for 22 days», «Public the same day», «Text public 128 days before it was made», «Days hidden: unknown». */
export function daysHidden(days: Days | undefined): string {
	if (!days) return 'Days hidden: unknown';
	if (days.most < 0) return `Text public ${formatDays(days)} it was made`;
	return days.most === 0 ? 'Public the same day' : `Hidden for ${formatDays(days)}`;
}

/** Of a reaction: «1 day after the text was public», «Up to 121 days after the text was public». */
export function daysAfter(days: Days): string {
	const words = formatDays(days).replace(/^up/, 'Up');
	if (days.most === 0 && days.least === 0) return 'The same day as the text';
	return days.most < 0 ? `${words} the text was public` : `${words} after the text was public`;
}

function range(least: number, most: number) {
	const unit = most === 1 ? 'day' : 'days';
	return least === most ? `${most} ${unit}` : `${least} to ${most} ${unit}`;
}
