import { and, eq } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import { isOpen } from '../../../domain/review.ts';
import type { User } from '../../../domain/staff.ts';
import { proposal as table } from '../../desk/tables.ts';
import {
	Conflict,
	inTransaction,
	isSameItem,
	type ItemToSave,
	keyReused,
	lockItem,
	newId,
	refusal,
	type Saved,
	type Session,
	takeKey
} from '../index.ts';
import { withinQuota } from '../quota.ts';
import { titleFor } from './activity.ts';
import { checkProposed, propose } from './propose.ts';
import type { Writing } from './publish.ts';
import { lockProposal, Overtaken, type Row } from './rows.ts';

export interface Sending extends Writing {
	version: number;
	/** The writer's earlier proposal that this one replaces. */
	proposal?: string;
}

/** `version` is the one that the proposal is based on. */
export interface Sent extends Saved {
	proposal: string;
}

/**
 * Sends an item for an editor to publish. A new item is saved as a draft at once, so that others can name it; an existing
 * one stays unchanged until the proposal is published.
 * @throws Conflict if the item was changed since its writer saw it; Refused with one message per field; OverQuota
 */
export function sendProposal<N extends Noun>(
	user: User,
	noun: N,
	item: ItemToSave<N>,
	{ version, reason, correction, key, proposal }: Sending
): Promise<Sent> {
	return inTransaction(async (session) => {
		const id = proposal ?? newId();
		const answer = { noun: 'proposal', rowId: id, version: 1 };
		const before = key === undefined ? undefined : await takeKey(session, key, answer);
		if (before) return sentAgain(session, user, noun, item, before);

		const earlier = proposal === undefined ? undefined : await own(session, user, noun, proposal);
		const itemId = item.id ?? earlier?.rowId;
		if (earlier && itemId !== earlier.rowId) throw notOwn();
		return withinQuota(session, user, async () => {
			const how = { version, reason, earlier };
			const proposed = await propose(session, user, noun, { ...item, id: itemId }, how);
			const { base, rowId } = proposed;
			const title = await titleFor(session, noun, proposed.item, user);
			const row = { base, title, reason, correction: correction ?? null, item: proposed.item };
			if (earlier) await sendAnew(session, earlier, row);
			else await session.insert(table).values({ ...row, id, noun, rowId, authorId: user.id });
			return { id: rowId, version: base, proposal: id };
		});
	});
}

async function own(session: Session, user: User, noun: Noun, id: string): Promise<Row> {
	const isOwn = and(eq(table.authorId, user.id), eq(table.noun, noun));
	const found = await lockProposal(session, id, isOwn);
	if (!found) throw notOwn();
	if (!isOpen(found.state)) throw new Overtaken(found);
	return found;
}

const notOwn = () =>
	refusal('', 'What you want to change was not sent by you, or is not there any more.');

async function sendAnew(
	session: Session,
	earlier: Row,
	row: Pick<Row, 'base' | 'item' | 'title' | 'reason' | 'correction'>
) {
	const waiting = { state: 'sent', decidedBy: null, decidedAt: null } as const;
	await session
		.update(table)
		.set({ ...row, ...waiting, version: earlier.version + 1, sentAt: new Date() })
		.where(eq(table.id, earlier.id));
}

/** @throws Conflict if the second form differs from the first, so that it is not taken for sent */
async function sentAgain<N extends Noun>(
	session: Session,
	user: User,
	noun: N,
	item: ItemToSave<N>,
	before: { noun: string; rowId: string }
): Promise<Sent> {
	const proposal = await lockProposal(session, before.rowId, eq(table.authorId, user.id));
	if (before.noun !== 'proposal' || proposal?.noun !== noun) throw keyReused();
	const { id, rowId, base } = proposal;
	if ((item.id ?? rowId) !== rowId) throw keyReused();
	const again = await checkProposed(session, noun, rowId, item, proposal.item);
	if (isSameItem(again, proposal.item)) return { id: rowId, version: base, proposal: id };
	const stored = await lockItem(session, noun, rowId);
	throw stored ? new Conflict(stored) : keyReused();
}
