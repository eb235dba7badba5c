import type { Noun } from '../../../domain/nouns.ts';
import { eq } from 'drizzle-orm';
import { isOpen } from '../../../domain/review.ts';
import type { User } from '../../../domain/staff.ts';
import { withPublisher } from '../../../domain/versions.ts';
import { proposal as table } from '../../desk/tables.ts';
import {
	conflict,
	idempotent,
	inTransaction,
	type ItemToSave,
	newId,
	type Saved,
	type Session
} from '../index.ts';
import { publishDependencies, publishItem } from './publish-item.ts';
import { isToDecide, lockProposal, Overtaken, setProposalState } from './rows.ts';
import { withState } from './with-state.ts';

export interface Writing {
	/** The version of the item that the editor saw; none, or 0, for a new one. */
	version?: number;
	reason: string;
	/** Whether it puts something right that readers see; undefined where the editor did not say. */
	correction?: boolean;
	/** The idempotency key of the form: the same form sent twice is saved once. */
	key?: string;
}

/**
 * Publishes what an editor wrote.
 * @param how `withDependencies`: drafts that it names are published with it; `proposal`: what it was made of, as the
 * editor saw it, which counts as published then
 * @throws Conflict, and Refused with a sentence a field
 */
export function publish<N extends Noun>(
	editor: User,
	noun: N,
	item: ItemToSave<N>,
	how: Writing & { withDependencies?: boolean; proposal?: { id: string; version: number } }
): Promise<Saved> {
	const { withDependencies = false, proposal, version = 0, reason, correction, key } = how;
	return inTransaction(async (session) => {
		if (item.id !== undefined && !version) throw await conflict(session, noun, item.id);
		const published = withState(noun, item, 'published');
		const made = proposal && (await lockProposal(session, proposal.id, eq(table.noun, noun)));
		// A topic that was proposed has an id, though no row yet.
		const id = item.id ?? made?.rowId ?? newId();
		return idempotent(session, noun, published, { version, key, id }, async () => {
			if (made && made.version !== proposal.version) throw new Overtaken(made);
			await publishDependencies(session, editor, noun, published, withDependencies);
			const saved = await publishItem(
				session,
				editor,
				noun,
				{ ...published, id },
				{ version, reason, correction }
			);
			if (made?.rowId === id && isOpen(made.state))
				await setProposalState(session, made, 'published', { by: editor });
			return saved;
		});
	});
}

interface Along {
	withDependencies?: boolean;
	/** Is done in the same transaction. */
	also?: (session: Session) => Promise<void>;
}

/**
 * Publishes what was proposed, in its author's name; undefined where there is no such proposal.
 * @param version of the proposal, as the editor saw it
 * @throws Overtaken where it was changed or decided since; Conflict where the item was; Refused
 */
export function publishProposal(
	editor: User,
	id: string,
	version: number,
	{ withDependencies = false, also }: Along = {}
): Promise<Saved | undefined> {
	return inTransaction(async (session) => {
		const proposal = await lockProposal(session, id);
		if (!proposal) return undefined;
		const { noun, rowId, base, author: name, authorId, reason, correction } = proposal;
		if (!isToDecide(proposal, version, 'published', editor))
			return { id: rowId, version: base + 1 };
		const item = { ...withState(noun, proposal.item, 'published'), id: rowId };
		await publishDependencies(session, editor, noun, item, withDependencies);
		const saved = await publishItem(session, editor, noun, item, {
			version: base,
			reason: withPublisher(reason, editor.name),
			correction: correction ?? undefined,
			author: { id: authorId, name }
		});
		await setProposalState(session, proposal, 'published', { by: editor });
		await also?.(session);
		return saved;
	});
}
