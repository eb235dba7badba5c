import { regulationNames, statementTitle } from '../cite/cite.ts';
import { formatDate } from '../dates/format.ts';
import type { EventCard, StatementCard } from '../record.ts';
import { type EventKind, eventKinds } from '../vocabulary.ts';

/** Titles for places without context, such as chats and bookmarks. */

const joints: Record<EventKind, string> = {
	drafting: 'Drafting of',
	approval: 'Approval of',
	notification: 'Notification of',
	leak: 'Leak of',
	publication: 'Publication of',
	commencement: 'Commencement of',
	consultation: 'Consultation on',
	reaction: 'Reaction to',
	court: 'In court:',
	amendment: 'Amendment of',
	suspension: 'Suspension of',
	withdrawal: 'Withdrawal of',
	supersession: 'Supersession of',
	enforcement: 'Enforcement of',
	removal: 'Removal under'
};

/** Returns «Approval of the Online Safety Act 2023, 6 May 2025». */
export function eventTitle({
	kind,
	date,
	regulations
}: Pick<EventCard, 'kind' | 'date' | 'regulations'>): string {
	const names = regulationNames(regulations);
	return `${names ? `${joints[kind]} ${names}` : eventKinds[kind]}, ${formatDate(date)}`;
}

/** Returns «Asia Internet Coalition on the Online Safety Act 2023, 15 February 2020». */
export function datedTitle(
	statement: Pick<StatementCard, 'organisation' | 'speaker' | 'positions' | 'date'>
): string {
	const title = statementTitle(statement);
	return statement.positions.length ? `${title}, ${formatDate(statement.date)}` : title;
}
