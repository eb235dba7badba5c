import { eq } from 'drizzle-orm';
import { draftReasons } from '../../../domain/review.ts';
import type { User } from '../../../domain/staff.ts';
import { proposalStates } from '../../../domain/vocabulary.ts';
import { proposal as table } from '../../desk/tables.ts';
import * as revisions from '../index.ts';
import type { Session } from '../index.ts';
import { decidable, hold, makerOf, type Row, settle } from './rows.ts';
import { stated } from './stated.ts';
import { tell } from './message.ts';

/**
 * Gives a proposal back to its author, to be changed.
 * @param version of the proposal, as the editor saw it
 * @returns whether there is such a proposal
 * @throws Overtaken where it was changed or decided since
 */
export function sendBack(editor: User, id: string, version: number, note: string) {
	return decide(editor, id, { version, note, state: 'returned' });
}

/** Refuses a proposal for good; as `sendBack`. A draft that it made stays one, and says so. */
export function reject(editor: User, id: string, version: number, note: string) {
	return decide(editor, id, { version, note, state: 'rejected' });
}

interface Decision {
	version: number;
	note: string;
	state: 'returned' | 'rejected';
}

function decide(editor: User, id: string, { version, note, state }: Decision): Promise<boolean> {
	return revisions.together(async (session) => {
		const found = await hold(session, id);
		if (!found) return false;
		if (!decidable(found, version, state, editor)) return true;
		if (state === 'rejected') await giveUpDraft(session, editor, found, draftReasons.rejected);
		await settle(session, found, state, { by: editor, note });
		const { noun, rowId, item } = found;
		const outcome = proposalStates[state].toLowerCase();
		await tell(session, editor, 'review', noun, { ...item, id: rowId }, { outcome });
		return true;
	});
}

/**
 * Takes back what one sent and no editor has decided on for good.
 * @param version of the proposal, as its author saw it
 * @returns whether there is such a proposal of one's own
 * @throws Overtaken where an editor was faster
 */
export function takeBack(author: User, id: string, version: number): Promise<boolean> {
	return revisions.together(async (session) => {
		const found = await hold(session, id, eq(table.authorId, author.id));
		if (!found) return false;
		if (found.state === 'taken_back') return true;
		decidable(found, version, 'taken_back', author);
		await giveUpDraft(session, author, found, draftReasons.taken_back);
		await settle(session, found, 'taken_back');
		return true;
	});
}

/** The draft that a proposal made stays for whoever names it, but waits for nobody any more. */
async function giveUpDraft(session: Session, by: User, { noun, rowId, id }: Row, why: string) {
	const standing = await revisions.hold(session, noun, rowId);
	const maker = standing && (await makerOf(session, noun, rowId, standing.version));
	if (maker?.id !== id) return;
	await revisions.saveWithin(session, noun, stated(noun, standing!.item, 'draft', why), {
		...{ version: standing!.version, reason: why },
		...{ author: by.name, authorId: by.id }
	});
}
