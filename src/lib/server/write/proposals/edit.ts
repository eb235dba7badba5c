import type { Noun } from '../../../domain/nouns.ts';
import { draftReasons } from '../../../domain/review.ts';
import type { User } from '../../../domain/staff.ts';
import type { PublicationState } from '../../../domain/vocabulary.ts';
import {
	conflict,
	idempotent,
	inTransaction,
	type ItemToSave,
	lockItem,
	newId,
	refusal,
	type Saved,
	saveWithin,
	snapshotOf,
	unknown
} from '../index.ts';
import { logActivity } from './activity.ts';
import type { Writing } from './publish.ts';
import { withState } from './with-state.ts';

// What editors do to a stored item but publish it.

/**
 * Saves what an editor wrote as a draft. What readers see is no draft: it is changed or withdrawn.
 * @throws Conflict, and Refused with a sentence a field
 */
export function saveDraft<N extends Noun>(
	editor: User,
	noun: N,
	item: ItemToSave<N>,
	how: Writing & { stateReason?: string }
): Promise<Saved> {
	const { stateReason = draftReasons.kept, version = 0, reason, key } = how;
	return inTransaction(async (session) => {
		if (item.id !== undefined && !version) throw await conflict(session, noun, item.id);
		if (noun === 'topic') throw refusal('', 'A topic is never a draft. Publish it.');
		const draft = withState(noun, item, 'draft', stateReason);
		const id = item.id ?? newId();
		return idempotent(session, noun, draft, { version, key, id }, async () => {
			const stored = item.id && (await lockItem(session, noun, item.id));
			if (stored && 'state' in stored.item && stored.item.state !== 'draft')
				throw refusal(
					'',
					'This is public already, so it cannot be a draft. Publish the change, or send it to an editor.'
				);
			return saveWithin(session, noun, { ...draft, id }, by(editor, version, reason));
		});
	});
}

/**
 * Takes an item out of the record; its address says so, with the reason.
 * @throws Refused where published items rest on it; Conflict
 */
export function withdraw(
	editor: User,
	noun: Exclude<Noun, 'topic'>,
	id: string,
	{ version, reason, key }: Writing & { version: number }
): Promise<Saved> {
	return inTransaction(async (session) => {
		const stored = await lockItem(session, noun, id);
		if (!stored) throw unknown(noun);
		const item = withState(noun, stored.item, 'withdrawn', reason);
		return idempotent(session, noun, item, { version, key, id }, async () => {
			const saved = await saveWithin(session, noun, item, by(editor, version, reason));
			await logActivity(session, editor, 'withdrawal', noun, stored.item, { reason });
			return saved;
		});
	});
}

/**
 * Makes an old version the newest. What is published stays published, and what is not stays so.
 * @param how `version`: the newest one, as the editor saw it
 * @throws Refused where the record has changed too much for it; Conflict
 */
export function restore<N extends Noun>(
	editor: User,
	noun: N,
	id: string,
	old: number,
	{ version, key, correction }: Pick<Writing, 'key' | 'correction'> & { version: number }
): Promise<Saved> {
	return inTransaction(async (session) => {
		const stored = await lockItem(session, noun, id);
		const snapshot = await snapshotOf(session, noun, id, old);
		if (!stored || !snapshot) throw unknown(noun);
		const { state = 'published', stateReason } = stored.item as {
			state?: PublicationState;
			stateReason?: string;
		};
		const item = withState(noun, snapshot, state, stateReason);
		return idempotent(session, noun, item, { version, key, id }, async () => {
			const how = { ...by(editor, version, `Version ${old} restored`), correction };
			const saved = await saveWithin(session, noun, item, how);
			if (state === 'published')
				await logActivity(session, editor, 'publication', noun, snapshot, { restored: old });
			return saved;
		});
	});
}

const by = ({ id, name }: User, version: number, reason: string) => ({
	...{ version, reason },
	...{ author: name, authorId: id, way: 'entry' as const }
});
