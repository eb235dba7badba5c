import { type Dated, daysBetween, formatDate, hasDays } from './dates/format.ts';
import type { EventCard } from './record.ts';

/** Returns «in 12 days», «closes in 5 days, on 15 December 2026». @param today `YYYY-MM-DD` */
export function dueOf(
	{ kind, ...date }: Pick<EventCard, 'kind' | keyof Dated>,
	today: string
): string {
	const { earliest, latest } = date;
	if (earliest === latest) return inDays(today, earliest);
	if (!hasDays(date)) return 'the day is not known';
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
