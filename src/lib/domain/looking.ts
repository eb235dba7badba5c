import { addDays, daysBetween } from './dates/format.ts';
import type { Status } from './vocabulary.ts';
import { plural } from './plural.ts';

/**
 * After how many days somebody looks at a law again to see what is missing, by its status: a bill is in motion, a law in
 * force changes now and then, and of what has ended nothing is to come.
 */
export const lookEvery: Partial<Record<Status, number>> = {
	draft: 14,
	proposed: 14,
	in_force: 90,
	suspended: 90
};

interface Looked {
	status: Status;
	/** `YYYY-MM-DD`, of an editor's look; null where nobody knows. */
	lookedAt: string | null;
	/** The same of an official page that is watched for it, which counts as a look. */
	pageSeenOn?: string | null;
}

/** The last day on which a look is in time; undefined where none is needed, or where nobody knows of the one before. */
function dueOn({ status, lookedAt, pageSeenOn }: Looked): string | undefined {
	const days = lookEvery[status];
	const last = [lookedAt ?? '', pageSeenOn ?? ''].sort().at(-1);
	return days && last ? addDays(last, days) : undefined;
}

/** Whether, on a day, the time for a look is over. Where nobody knows of the one before, nobody can say so. */
export function isOverdue(regulation: Looked, today: string): boolean {
	const due = dueOn(regulation);
	return due !== undefined && due < today;
}

/** When a look is due, for whoever is to look: «overdue by 3 days», «due in 2 days», «no look is on record yet». */
export function dueWords(regulation: Looked, today: string): string {
	const due = dueOn(regulation);
	if (due === undefined) return 'no look is on record yet';
	const days = daysBetween(due, today);
	const number = plural(Math.abs(days), 'day');
	if (days === 0) return 'due today';
	return days > 0 ? `overdue by ${number}` : `due in ${number}`;
}
