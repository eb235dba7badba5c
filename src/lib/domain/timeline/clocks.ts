import { type Dated, daysBetween } from '../dates/format.ts';
import { plural, upperFirst } from '../plural.ts';
import type { Instrument, Status, TextDay } from '../vocabulary.ts';

/** Days between two dates; `least` and `most` differ if a date is less exact than a day. */
export interface Days {
	least: number;
	most: number;
}

/** A day that other sources give for the making or for the publication. */
export interface OtherDay extends Dated {
	of: 'made' | 'textPublic';
	sources: number;
}

/** How a law came into being, and how its text came out. */
export interface Passage {
	from: 'assent' | 'vote' | 'approval' | 'notification';
	to: 'gazette' | 'leak' | 'publication';
}

export interface Clocks {
	made?: Dated;
	textPublic?: Dated;
	firstReaction?: Dated;
	otherDays?: OtherDay[];
	/** Made → text public; below 0, the text was public before it was made. Undefined does not mean 0. */
	hidden?: Days;
	/** In place of `hidden`, for an act, whose bill was debated in public. */
	passage?: Passage & Days;
	/** The same days by other sources, where they differ. */
	others?: Days & { sources: number };
	/** Why there are no days at all. */
	missing?: Missing;
	/** Text public → first reaction; below 0, the reaction came before the text was public. */
	answered?: Days;
}

interface Law {
	instrument?: Instrument;
	status?: Status;
	textDay?: TextDay | null;
}

type Dates = Pick<Clocks, 'made' | 'textPublic' | 'firstReaction' | 'otherDays'> & {
	way?: Passage;
};

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

/** The clock names the days that are not on record where neither is known; else the one says so at its place. */
export const isHalfKnown = ({ missing, made, textPublic }: Clocks) =>
	missing === 'unrecorded' && Boolean(made ?? textPublic);

/** Returns the days with their names; a day that is not on record only if `isWhole` and the other one is. */
export const namedDays = (clocks: Clocks, isWhole?: boolean) =>
	(
		[
			[isMade(clocks) ? 'Made' : 'Approved', clocks.made],
			['Public', clocks.textPublic],
			['First reaction', clocks.firstReaction]
		] as const
	).filter(([name, day]) => day ?? (isWhole && isHalfKnown(clocks) && name !== 'First reaction'));

/** A bill that somebody approved is not made. */
export const isMade = ({ missing }: Pick<Clocks, 'missing'>) =>
	missing !== 'unmade' && missing !== 'never';

/** A day is «unknown» only if an editor looked for it; a text that was debated in public was never hidden. */
function missingOf(
	{ made, textPublic }: Dates,
	{ instrument, status, textDay }: Law
): Missing | undefined {
	if (textDay === 'open') return 'open';
	if (made && textPublic && instrument !== 'bill') return undefined;
	const isDraft = status === 'draft' || status === 'proposed';
	if (instrument === 'bill') {
		if (status === 'lapsed' || status === 'withdrawn') return 'never';
		// A bill that a cabinet approved is not yet a law; one in force was debated in public.
		return isDraft || !status ? 'unmade' : 'open';
	}
	if (!made && isDraft) return 'unmade';
	return textDay ?? 'unrecorded';
}

/** @param dates from the view `regulation_clock` */
export function clocksOf({ way, ...dates }: Dates, law: Law = {}): Clocks {
	const missing = missingOf(dates, law);
	const days = missing ? undefined : daysFrom(dates.made, dates.textPublic);
	const isDebated = law.instrument === 'act' && days && days.most > 0;
	return {
		...dates,
		missing,
		...(isDebated
			? { passage: { from: 'approval', to: 'publication', ...way, ...days } }
			: { hidden: days }),
		others: days && otherDaysOf(days, dates),
		answered: daysFrom(dates.textPublic, dates.firstReaction)
	};
}

function otherDaysOf(days: Days, { made, textPublic, otherDays = [] }: Dates): Clocks['others'] {
	const given = (of: OtherDay['of'], day: Dated) => [
		day,
		...otherDays.filter((each) => each.of === of)
	];
	const all = given('made', made!).flatMap((from) =>
		given('textPublic', textPublic!).flatMap((to) =>
			from === made && to === textPublic ? [] : daysFrom(from, to)!
		)
	);
	const least = Math.min(...all.map((each) => each.least));
	const most = Math.max(...all.map((each) => each.most));
	if (!all.length || (least === days.least && most === days.most)) return undefined;
	return { least, most, sources: otherDays.reduce((sum, { sources }) => sum + sources, 0) };
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

export interface ClockWords {
	/** «22 days», «Between 3 and 9 days». */
	figure?: string;
	/** «hidden», «from assent to gazette»; without a figure the whole: «Public the same day», «Not yet made». */
	rest: string;
	/** «by other sources 10 to 26». */
	range?: string;
}

/** The words of a law's clock wherever it stands. */
export function clockWords(clocks: Clocks): ClockWords {
	const { hidden, passage, others } = clocks;
	const days = hidden ?? passage;
	if (!days) return { rest: withoutDays(clocks) };
	const range = others && rangeWords(others, days.most <= 0);
	if (days.most === 0 && days.least === 0) return { rest: 'Public the same day', range };
	if (days.most <= 0) return { rest: `Public ${formatDays(days)} it was made`, range };
	const figure =
		days.least === days.most
			? plural(days.most, 'day')
			: days.least <= 0
				? `Up to ${plural(days.most, 'day')}`
				: `Between ${days.least} and ${plural(days.most, 'day')}`;
	return { figure, rest: passage ? `from ${passage.from} to ${passage.to}` : 'hidden', range };
}

function withoutDays({ missing = 'unrecorded', made, textPublic }: Clocks): string {
	if (missing === 'sought') return 'Days hidden: unknown, an editor looked for the day';
	if (missing !== 'unrecorded') return upperFirst(wordsFor(missing));
	if (made) return 'Day it came out not on record';
	return textPublic
		? 'Day it was made not on record'
		: 'Days it was made and came out not on record';
}

/** Returns «22 days hidden; by other sources 10 to 26», «4 days from assent to gazette», «Day it came out not on record». */
export function clockSentence(clocks: Clocks): string {
	const { figure, rest, range } = clockWords(clocks);
	return [figure ? `${figure} ${rest}` : rest, range].filter(Boolean).join('; ');
}

function rangeWords(
	{ least, most, sources }: NonNullable<Clocks['others']>,
	isPublicFirst: boolean
) {
	const by = sources === 1 ? 'by another source' : 'by other sources';
	if (most <= 0) return isPublicFirst ? undefined : `${by} none`;
	const number = least === most ? most : `${least > 0 ? least : 'none'} to ${most}`;
	return `${by} ${number}${isPublicFirst ? ' days hidden' : ''}`;
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
