import { and, eq, like, sql } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import { undoMilliseconds } from '../../../domain/review.ts';
import type { User } from '../../../domain/staff.ts';
import { proposal as table } from '../../desk/tables.ts';
import { revision } from '../../db/schema.ts';
import { isPublished } from '../../db/published.ts';
import {
	inTransaction,
	lockItem,
	refusal,
	saveWithin,
	type Session,
	snapshotOf
} from '../index.ts';
import { removeCorrection } from '../corrections.ts';
import { isVersion } from '../history.ts';
import { logActivity } from './activity.ts';
import { publishedWith } from './publish-item.ts';
import { lockProposal, type Row } from './rows.ts';
import { withState } from './with-state.ts';

/** Extra time for a click at the end of the countdown that the page shows. */
const graceMilliseconds = 5_000;

/**
 * Undoes an editor's decision within seconds: the proposal waits again. A published item becomes a draft again, with the
 * drafts that were published with it; the history keeps both steps.
 * @param version the version of the proposal that the decision made
 * @returns false if there is no such proposal
 * @throws Refused if the time is over, or others have changed the item since
 */
export function undoDecision(editor: User, id: string, version: number): Promise<boolean> {
	return inTransaction(async (session) => {
		const found = await lockProposal(session, id);
		if (!found) return false;
		// A double click.
		if (found.state === 'sent' && found.version === version + 1) return true;
		if (!mayUndo(found, editor, version)) throw tooLate();
		const base = await restoreBase(session, editor, found);
		await reopen(session, id, version, base);
		const { noun, rowId, item } = found;
		const outcome = 'undone';
		await logActivity(session, editor, 'review', noun, { ...item, id: rowId }, { outcome });
		return true;
	});
}

function mayUndo({ state, version, decidedBy, decidedAt }: Row, editor: User, seen: number) {
	const isDecision = ['published', 'sent_back', 'rejected'].includes(state);
	if (!isDecision || version !== seen || decidedBy !== editor.id || !decidedAt) return false;
	return Date.now() - decidedAt.getTime() <= undoMilliseconds + graceMilliseconds;
}

const tooLate = () =>
	refusal('', 'It is too late to undo this. You can still change or withdraw the entry.');

/** Restores the item that a proposal is based on. @returns the item's version */
async function restoreBase(session: Session, editor: User, row: Row): Promise<number> {
	const { noun, rowId, base, state } = row;
	const dependencies = state === 'published' ? await publishedWithIt(session, editor, row) : [];
	const stored = await lockItem(session, noun, rowId);
	// Sending back, or rejecting a change, wrote no version.
	if (!stored || state === 'sent_back' || (state === 'rejected' && stored.version === base))
		return base;
	const before = await putBack(session, editor, row);
	if (before === undefined) throw tooLate();
	for (const other of dependencies) {
		const version = await putBack(session, editor, other);
		if (version !== undefined && other.id) await reopen(session, other.id, other.version, version);
	}
	return before;
}

type Decided = Pick<Row, 'noun' | 'rowId' | 'base' | 'authorId' | 'author' | 'version'> & {
	/** The proposal; undefined for a draft without one. */
	id?: string;
};

/** Saves the version before the decision as the newest; undefined if others have changed the item since. */
async function putBack(
	session: Session,
	editor: User,
	{ noun, rowId, base, author, authorId }: Decided
): Promise<number | undefined> {
	const stored = await lockItem(session, noun, rowId);
	const before = await snapshotOf(session, noun, rowId, base);
	if (!before || stored?.version !== base + 1) return undefined;
	const { state, stateReason } = before;
	await removeCorrection(session, { noun, id: rowId, version: base + 1 });
	const saved = await saveWithin(session, noun, withState<Noun>(before, state, stateReason), {
		author,
		authorId,
		version: base + 1,
		reason: `Decision undone by ${editor.name}`,
		correction: false,
		way: 'undo'
	});
	return saved.version;
}

async function publishedWithIt(session: Session, editor: User, row: Row): Promise<Decided[]> {
	const isIts = isVersion(row.noun, row.rowId, row.base + 1);
	const drafts = await session
		.select({ noun: revision.noun, rowId: revision.rowId, version: revision.version })
		.from(revision)
		.where(
			and(
				sql`${revision.createdAt} = (select created_at from ${revision} where ${isIts})`,
				...[eq(revision.authorId, editor.id), like(revision.reason, `${publishedWith}%`)]
			)
		);
	const published: Decided[] = [];
	for (const { noun, rowId, version } of drafts) {
		const at = { noun: noun as Noun, rowId, base: version - 1 };
		const [sent] = await session
			.select({ id: table.id })
			.from(table)
			.where(
				and(
					...[eq(table.noun, at.noun), eq(table.rowId, rowId), eq(table.base, at.base)],
					...[isPublished(table.state), eq(table.decidedBy, editor.id)]
				)
			);
		const locked = sent && (await lockProposal(session, sent.id));
		published.push(locked ?? { ...at, author: editor.name, authorId: editor.id, version });
	}
	return published;
}

/** @param version the version of the proposal; `base` that of its item */
async function reopen(session: Session, id: string, version: number, base: number) {
	await session
		.update(table)
		.set({ state: 'sent', base, version: version + 1, decidedBy: null, decidedAt: null })
		.where(eq(table.id, id));
}
