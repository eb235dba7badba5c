import { daysBetween, formatDate } from './dates/format.ts';
import type { EventCard } from './record.ts';

const fromDayToDay = /^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/;

/** Whether a date says on which day something begins and ends. */
export const isToTheDay = ({
	date,
	earliest,
	latest
}: Pick<EventCard, 'date' | 'earliest' | 'latest'>) =>
	earliest === latest || fromDayToDay.test(date);

/**
 * When something is due that is not over, seen from a day (`YYYY-MM-DD`): «in 12 days», «closes in 5 days, on
 * 15 December 2026». Where its date is less exact than a day it promises none.
 */
export function dueOf(
	{ kind, date, earliest, latest }: Pick<EventCard, 'kind' | 'date' | 'earliest' | 'latest'>,
	today: string
): string {
	if (earliest === latest) return inDays(today, earliest);
	if (!fromDayToDay.test(date)) return 'the day is not known';
	const [begins, ends] = kind === 'consultation' ? ['opens', 'closes'] : ['begins', 'ends'];
	return earliest > today
		? `${begins} ${inDays(today, earliest)}, ${ends} on ${formatDate(latest)}`
		: `${ends} ${inDays(today, latest)}, on ${formatDate(latest)}`;
}

function inDays(today: string, day: string): string {
	const days = daysBetween(today, day);
	if (days < 2) return days === 1 ? 'tomorrow' : 'today';
	return `in ${days.toLocaleString('en')} days`;
}
