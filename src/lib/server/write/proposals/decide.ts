import { eq } from 'drizzle-orm';
import { type DraftReason, draftReasons, draftReasonWords } from '../../../domain/review.ts';
import type { Noun } from '../../../domain/nouns.ts';
import type { User } from '../../../domain/staff.ts';
import { proposalStates } from '../../../domain/vocabulary.ts';
import { proposal as table } from '../../desk/tables.ts';
import { writtenBy, inTransaction, lockItem, saveWithin, type Session } from '../index.ts';
import { logActivity } from './activity.ts';
import { isToDecide, lockProposal, proposalOfDraft, type Row, setProposalState } from './rows.ts';
import { withState } from './with-state.ts';

/**
 * Returns a proposal to its author for changes.
 * @param version the version of the proposal that the editor saw
 * @returns false if there is no such proposal
 * @throws Overtaken if it was changed or decided since
 */
export function sendProposalBack(editor: User, id: string, version: number, note: string) {
	return decide(editor, id, { version, note, state: 'sent_back' });
}

/** Rejects a proposal for good, like `sendProposalBack`. Its draft stays, with that reason. */
export function reject(editor: User, id: string, version: number, note: string) {
	return decide(editor, id, { version, note, state: 'rejected' });
}

interface Decision {
	version: number;
	note: string;
	state: 'sent_back' | 'rejected';
}

function decide(editor: User, id: string, { version, note, state }: Decision): Promise<boolean> {
	return inTransaction(async (session) => {
		const found = await lockProposal(session, id);
		if (!found) return false;
		if (!isToDecide(found, version, state, editor)) return true;
		if (state === 'rejected') await closeDraft(session, editor, found, draftReasons.rejected);
		await setProposalState(session, found, state, { by: editor, note });
		const { noun, rowId, item } = found;
		const outcome = proposalStates[state].toLowerCase();
		await logActivity(session, editor, 'review', noun, { ...item, id: rowId }, { outcome });
		return true;
	});
}

/**
 * Withdraws one's own open proposal.
 * @param version the version of the proposal that its author saw
 * @returns false if there is no such proposal of the author's
 * @throws Overtaken if an editor was faster
 */
export function takeBack(author: User, id: string, version: number): Promise<boolean> {
	return inTransaction(async (session) => {
		const found = await lockProposal(session, id, eq(table.authorId, author.id));
		if (!found) return false;
		if (found.state === 'withdrawn') return true;
		isToDecide(found, version, 'withdrawn', author);
		await closeDraft(session, author, found, draftReasons.taken_back);
		await setProposalState(session, found, 'withdrawn');
		return true;
	});
}

/** The draft of a proposal stays, because other items may name it, but leaves the queue. */
async function closeDraft(session: Session, by: User, { noun, rowId, id }: Row, why: DraftReason) {
	const stored = await lockItem(session, noun, rowId);
	const proposal = stored && (await proposalOfDraft(session, noun, rowId, stored.version));
	if (proposal?.id !== id) return;
	await saveWithin(session, noun, withState<Noun>(stored!.item, 'draft', why), {
		version: stored!.version,
		...writtenBy(by, 'entry', draftReasonWords[why])
	});
}
