import { addDays, daysBetween } from './dates/format.ts';
import type { Status } from './vocabulary.ts';
import { plural } from './plural.ts';

/** Days between looks: bills change often, laws in force rarely, ended laws never. */
export const lookEvery: Partial<Record<Status, number>> = {
	draft: 14,
	proposed: 14,
	in_force: 90,
	suspended: 90
};

interface Looked {
	status: Status;
	/** `YYYY-MM-DD` */
	lookedAt: string | null;
	/** The day a watched official page was last read, which counts as a look. */
	pageSeenOn?: string | null;
}

function dueOn({ status, lookedAt, pageSeenOn }: Looked): string | undefined {
	const days = lookEvery[status];
	const last = [lookedAt ?? '', pageSeenOn ?? ''].sort().at(-1);
	return days && last ? addDays(last, days) : undefined;
}

export function isOverdue(regulation: Looked, today: string): boolean {
	const due = dueOn(regulation);
	return due !== undefined && due < today;
}

export function dueWords(regulation: Looked, today: string): string {
	const due = dueOn(regulation);
	if (due === undefined) return 'no look is on record yet';
	const days = daysBetween(due, today);
	const number = plural(Math.abs(days), 'day');
	if (days === 0) return 'due today';
	return days > 0 ? `overdue by ${number}` : `due in ${number}`;
}
