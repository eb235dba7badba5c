import type { User } from '../../../domain/staff.ts';
import type { Noun } from '../../../domain/nouns.ts';
import * as revisions from '../index.ts';
import type { Draft, Saved } from '../index.ts';
import type { Writing } from './publish.ts';
import { stated } from './stated.ts';
import { tell } from './message.ts';

// What editors do to an item that stands.

const usual = 'Kept as a draft';

/**
 * Keeps what an editor wrote as a draft. What readers see is no draft: it is changed or withdrawn.
 * @throws Conflict, and Refused with a sentence a field
 */
export function keep<N extends Noun>(
	editor: User,
	noun: N,
	item: Draft<N>,
	how: Writing & { stateReason?: string }
): Promise<Saved> {
	const { stateReason = usual, version = 0, reason, key } = how;
	return revisions.together(async (session) => {
		if (item.id !== undefined && !version) throw await revisions.conflict(session, noun, item.id);
		if (noun === 'topic') throw refused('A topic is never a draft. Publish it.');
		const draft = stated(noun, item, 'draft', stateReason);
		const id = item.id ?? revisions.newId();
		return revisions.once(session, noun, draft, { version, key, id }, async () => {
			const standing = item.id && (await revisions.hold(session, noun, item.id));
			if (standing && 'state' in standing.item && standing.item.state !== 'draft')
				throw refused(
					'This is public already, so it cannot be a draft. Publish the change, or send it to an editor.'
				);
			return revisions.saveWithin(
				session,
				noun,
				{ ...draft, id },
				written(editor, version, reason)
			);
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
	return revisions.together(async (session) => {
		const standing = await revisions.hold(session, noun, id);
		if (!standing) throw revisions.unknown(noun);
		const item = stated(noun, standing.item, 'withdrawn', reason);
		return revisions.once(session, noun, item, { version, key, id }, async () => {
			const saved = await revisions.saveWithin(
				session,
				noun,
				item,
				written(editor, version, reason)
			);
			await tell(session, editor, 'withdrawal', noun, standing.item, { reason });
			return saved;
		});
	});
}

/**
 * Makes an old version the newest. What is published stays published, and what is not stays so.
 * @param how `version`: the one that stands, as the editor saw it
 * @throws Refused where the record has changed too much for it; Conflict
 */
export function restore<N extends Noun>(
	editor: User,
	noun: N,
	id: string,
	old: number,
	{ version, key }: Pick<Writing, 'key'> & { version: number }
): Promise<Saved> {
	return revisions.together(async (session) => {
		const standing = await revisions.hold(session, noun, id);
		const snapshot = await revisions.snapshotOf(session, noun, id, old);
		if (!standing || !snapshot) throw revisions.unknown(noun);
		const { state, stateReason } = standing.item as { state?: 'draft'; stateReason?: string };
		const item = stated(noun, snapshot, state ?? 'published', stateReason);
		return revisions.once(session, noun, item, { version, key, id }, async () => {
			const how = written(editor, version, `Version ${old} restored`);
			const saved = await revisions.saveWithin(session, noun, item, how);
			if (state === undefined || (state as string) === 'published')
				await tell(session, editor, 'publication', noun, snapshot, { restored: old });
			return saved;
		});
	});
}

const written = ({ id, name }: User, version: number, reason: string) => ({
	...{ version, reason },
	...{ author: name, authorId: id }
});

const refused = (message: string) => new revisions.Refused([{ field: '', message }]);
