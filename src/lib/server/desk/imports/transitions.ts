import { and, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { isDeepStrictEqual } from 'node:util';
import type { ImportState } from '../../../domain/vocabulary.ts';
import { isEntered } from '../../../domain/imports.ts';
import { atLeast, type User } from '../../../domain/staff.ts';
import { csvImport, csvRow } from '../tables.ts';
import { type Database, db } from '../../db/index.ts';
import type { Mapping } from './cells.ts';
import { visibleTo } from './read.ts';

// Transitions return false if the import has changed since the user saw it. Sending a form twice succeeds both times.

export function startChecking(
	user: User,
	id: string,
	version: number,
	mapping: Mapping
): Promise<boolean> {
	const reset = { checked: 0, wrong: 0, known: 0, failure: null, note: null, finishedAt: null };
	return transition(user, id, version, {
		// An import that was taken back may be checked again while its rows are kept.
		from: ['mapping', 'checked', 'withdrawn'],
		to: { ...reset, state: 'checking', mapping },
		only: hasRows(id),
		isRepeated: (next) => isDeepStrictEqual(next.mapping, mapping),
		also: async (tx) => {
			const isChecked = or(isNotNull(csvRow.item), isNotNull(csvRow.problems));
			await tx
				.update(csvRow)
				.set({ item: null, articles: null, problems: null })
				.where(and(eq(csvRow.importId, id), isChecked));
		}
	});
}

export const startEntering = (user: User, id: string, version: number) =>
	transition(user, id, version, {
		from: ['checked'],
		to: { state: 'entering' },
		only: and(eq(csvImport.wrong, 0), isNull(csvImport.failure)),
		isRepeated: (next) => next.state === 'entering' || isEntered(next)
	});

const decisions = {
	publish: { from: ['draft', 'sent', 'published'], to: 'publishing', then: ['published', 'sent'] },
	sendBack: { from: ['sent'], to: 'sent_back', then: [] },
	sendAgain: { from: ['sent_back'], to: 'sent', then: [] },
	takeBack: {
		from: ['draft', 'sent', 'sent_back', 'published'],
		to: 'withdrawing',
		then: ['withdrawn']
	}
} as const satisfies Record<string, { from: ImportState[]; to: ImportState; then: ImportState[] }>;

export const startPublishing = (editor: User, id: string, version: number) =>
	decide(editor, id, version, 'publish');

export const sendImportBack = (editor: User, id: string, version: number, note: string) =>
	decide(editor, id, version, 'sendBack', note);

export const resubmitImport = (user: User, id: string, version: number) =>
	decide(user, id, version, 'sendAgain');

/** Only an editor may take back published items. */
export const startTakingBack = (user: User, id: string, version: number, reason: string) =>
	decide(user, id, version, 'takeBack', reason);

function decide(
	user: User,
	id: string,
	version: number,
	action: keyof typeof decisions,
	note?: string
): Promise<boolean> {
	const { from, to, then } = decisions[action];
	// A contributor cannot publish anything or take back what readers see.
	const isOwn = action === 'sendAgain' || action === 'takeBack';
	const own = from.filter(
		(state) => atLeast(user.role, 'editor') || (isOwn && state !== 'published')
	);
	return transition(user, id, version, {
		from: own,
		to: {
			state: to,
			decidedBy: user.id,
			decidedAt: new Date(),
			failure: null,
			...(note !== undefined && { note })
		},
		isRepeated: ({ state, decidedBy }) =>
			decidedBy === user.id && ([to, ...then] as ImportState[]).includes(state)
	});
}

/** The rows of a finished file are deleted after some time. */
const hasRows = (id: string) =>
	sql`exists (select from ${csvRow} where ${csvRow.importId} = ${id})`;

export const giveUp = (user: User, id: string, version: number) =>
	transition(user, id, version, {
		from: ['mapping', 'checking', 'checked'],
		to: { state: 'given_up', finishedAt: new Date() },
		isRepeated: ({ state }) => state === 'given_up',
		also: (tx) => tx.delete(csvRow).where(eq(csvRow.importId, id))
	});

interface Transition {
	from: ImportState[];
	to: Partial<typeof csvImport.$inferInsert>;
	only?: SQL;
	/** Whether the next version shows that the same form was sent before. */
	isRepeated: (next: typeof csvImport.$inferSelect) => boolean;
	/** Runs in the same transaction. */
	also?: (tx: Database) => PromiseLike<unknown>;
}

function transition(
	user: User,
	id: string,
	version: number,
	{ from, to, only, isRepeated, also }: Transition
): Promise<boolean> {
	const isVisible = and(eq(csvImport.id, id), visibleTo(user));
	return db.transaction(async (tx) => {
		const moved = await tx
			.update(csvImport)
			.set({ ...to, version: version + 1 })
			.where(and(isVisible, eq(csvImport.version, version), inArray(csvImport.state, from), only))
			.returning({ id: csvImport.id });
		if (moved.length) {
			await also?.(tx);
			return true;
		}
		const [next] = await tx
			.select()
			.from(csvImport)
			.where(and(isVisible, eq(csvImport.version, version + 1)));
		return next !== undefined && isRepeated(next);
	});
}
