import type { Noun } from '../../../domain/nouns.ts';
import { draftReasons } from '../../../domain/review.ts';
import type { User } from '../../../domain/staff.ts';
import {
	writtenBy,
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
	unknownItem
} from '../index.ts';
import { logActivity } from './activity.ts';
import type { Writing } from './publish.ts';
import { withState } from './with-state.ts';

/**
 * Saves an editor's input as a draft. A public item cannot become a draft again.
 * @throws Conflict, and Refused with one message per field
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
		const draft = withState<N>(item, 'draft', stateReason);
		const id = item.id ?? newId();
		return idempotent(session, noun, draft, { version, key, id }, async () => {
			const stored = item.id && (await lockItem(session, noun, item.id));
			if (stored && stored.item.state !== 'draft')
				throw refusal(
					'',
					'This is public already, so it cannot be a draft. Publish the change, or send it to an editor.'
				);
			return saveWithin(session, noun, { ...draft, id }, by(editor, version, reason));
		});
	});
}

/**
 * Withdraws an item; its page then shows only the reason.
 * @throws Refused if published items depend on it; Conflict
 */
export function withdraw(
	editor: User,
	noun: Noun,
	id: string,
	{ version, reason, key }: Writing & { version: number }
): Promise<Saved> {
	return inTransaction(async (session) => {
		const stored = await lockItem(session, noun, id);
		if (!stored) throw unknownItem(noun);
		const item = withState<Noun>(stored.item, 'withdrawn', reason);
		return idempotent(session, noun, item, { version, key, id }, async () => {
			const saved = await saveWithin(session, noun, item, by(editor, version, reason));
			await logActivity(session, editor, 'withdrawal', noun, stored.item, { reason });
			return saved;
		});
	});
}

/**
 * Saves an old version as the newest, in the current state.
 * @param how `version` is the newest one that the editor saw
 * @throws Refused if the old version is no longer valid; Conflict
 */
export function restoreVersion<N extends Noun>(
	editor: User,
	noun: N,
	id: string,
	old: number,
	{ version, key, correction }: Pick<Writing, 'key' | 'correction'> & { version: number }
): Promise<Saved> {
	return inTransaction(async (session) => {
		const stored = await lockItem(session, noun, id);
		const snapshot = await snapshotOf(session, noun, id, old);
		if (!stored || !snapshot) throw unknownItem(noun);
		const { state, stateReason } = stored.item;
		const item = withState<N>(snapshot, state, stateReason);
		return idempotent(session, noun, item, { version, key, id }, async () => {
			const how = { ...by(editor, version, `Version ${old} restored`), correction };
			const saved = await saveWithin(session, noun, item, how);
			if (state === 'published')
				await logActivity(session, editor, 'publication', noun, snapshot, { restored: old });
			return saved;
		});
	});
}

const by = (editor: User, version: number, reason: string) => ({
	version,
	...writtenBy(editor, 'entry', reason)
});
