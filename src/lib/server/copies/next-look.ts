import { millisecondsADay } from '../../domain/dates/format.ts';
import { isGoneAfter } from '../../domain/watch/next.ts';
import type * as t from '../db/schema.ts';
import type { Sight } from './see.ts';

type LivePage = typeof t.livePage.$inferSelect;
export type Before = Pick<
	LivePage,
	'state' | 'lookedAt' | 'nextLookAt' | 'missing' | 'missingSince' | 'failures'
>;

const mostDays = 30;

/** An unchanged page is looked at less and less often. A page that does not answer keeps its state. */
export function afterLook(
	before: Before | undefined,
	is: Sight['is'],
	now: Date
): Pick<LivePage, 'state' | 'missing' | 'missingSince' | 'failures' | 'nextLookAt'> {
	const days = (number: number) =>
		new Date(now.getTime() + Math.min(number, mostDays) * millisecondsADay);
	const { missing = 0, missingSince = null, failures = 0 } = before ?? {};
	if (is === 'there')
		return {
			state: 'there',
			missing: 0,
			missingSince: null,
			failures: 0,
			nextLookAt: days(2 * daysBetween(before))
		};
	const isGone = before?.state === 'gone';
	if (is === 'failing')
		return {
			state: isGone ? 'gone' : 'failing',
			missing,
			missingSince,
			failures: failures + 1,
			nextLookAt: days(2 ** Math.min(failures, 5))
		};
	const since = missingSince ?? now;
	const isNowGone = isGoneAfter(missing + 1, since, now);
	return {
		state: isGone || isNowGone ? 'gone' : 'failing',
		missing: missing + 1,
		missingSince: since,
		failures: 0,
		nextLookAt: isGone || isNowGone ? days(mostDays) : days(0.5)
	};
}

/** Half a day at first. */
function daysBetween(before: Before | undefined): number {
	if (before?.state !== 'there') return 0.5;
	const between = before.nextLookAt.getTime() - before.lookedAt.getTime();
	return Math.max(0.5, between / millisecondsADay);
}
