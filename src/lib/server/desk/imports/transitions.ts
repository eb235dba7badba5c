import { and, eq, inArray, isNotNull, or, sql } from 'drizzle-orm';
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
	return db.transaction(async (tx) => {
		// An import that was taken back may be checked again while its rows are kept.
		const from = ['mapping', 'checked', 'withdrawn'] as const;
		const reset = { checked: 0, wrong: 0, known: 0, failure: null, note: null, finishedAt: null };
		const to = { ...reset, state: 'checking', mapping } as const;
		if (!(await transition(tx, user, id, version, from, to, hasRows(id))))
			return isDeepStrictEqual((await nextVersion(tx, user, id, version))?.mapping, mapping);
		const isChecked = or(isNotNull(csvRow.item), isNotNull(csvRow.problems));
		await tx
			.update(csvRow)
			.set({ item: null, articles: null, problems: null })
			.where(and(eq(csvRow.importId, id), isChecked));
		return true;
	});
}

export function startEntering(user: User, id: string, version: number): Promise<boolean> {
	return db.transaction(async (tx) => {
		const isGood = and(eq(csvImport.wrong, 0), sql`${csvImport.failure} is null`);
		if (await transition(tx, user, id, version, ['checked'], { state: 'entering' }, isGood))
			return true;
		const state = (await nextVersion(tx, user, id, version))?.state;
		return state !== undefined && (state === 'entering' || isEntered({ state }));
	});
}

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
	return db.transaction(async (tx) => {
		const decision = {
			state: to,
			decidedBy: user.id,
			decidedAt: new Date(),
			failure: null,
			...(note !== undefined && { note })
		};
		if (await transition(tx, user, id, version, own, decision)) return true;
		const next = await nextVersion(tx, user, id, version);
		return next?.decidedBy === user.id && ([to, ...then] as ImportState[]).includes(next.state);
	});
}

/** The rows of a finished file are deleted after some time. */
const hasRows = (id: string) =>
	sql`exists (select from ${csvRow} where ${csvRow.importId} = ${id})`;

export function giveUp(user: User, id: string, version: number): Promise<boolean> {
	return db.transaction(async (tx) => {
		const to = { state: 'given_up', finishedAt: new Date() } as const;
		if (!(await transition(tx, user, id, version, ['mapping', 'checking', 'checked'], to)))
			return (await nextVersion(tx, user, id, version))?.state === 'given_up';
		await tx.delete(csvRow).where(eq(csvRow.importId, id));
		return true;
	});
}

async function transition(
	tx: Database,
	user: User,
	id: string,
	version: number,
	from: readonly ImportState[],
	to: Partial<typeof csvImport.$inferInsert>,
	further = sql`true` as ReturnType<typeof and>
): Promise<boolean> {
	const moved = await tx
		.update(csvImport)
		.set({ ...to, version: version + 1 })
		.where(
			and(
				eq(csvImport.id, id),
				visibleTo(user),
				eq(csvImport.version, version),
				inArray(csvImport.state, [...from]),
				further
			)
		)
		.returning({ id: csvImport.id });
	return moved.length > 0;
}

/** Returns the import if it is one version ahead: the same form may have caused that. */
async function nextVersion(tx: Database, user: User, id: string, version: number) {
	const [found] = await tx
		.select({
			state: csvImport.state,
			mapping: csvImport.mapping,
			decidedBy: csvImport.decidedBy
		})
		.from(csvImport)
		.where(and(eq(csvImport.id, id), visibleTo(user), eq(csvImport.version, version + 1)));
	return found;
}
