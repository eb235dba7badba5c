import type { Noun } from '../../../domain/nouns.ts';
import { eq } from 'drizzle-orm';
import { isOpen } from '../../../domain/review.ts';
import type { User } from '../../../domain/staff.ts';
import { reasonWithPublisher } from '../../../domain/versions.ts';
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
	/** The version of the item that the writer saw; undefined or 0 for a new one. */
	version?: number;
	reason: string;
	/** Whether it is a correction; undefined if the writer did not say. */
	correction?: boolean;
	key?: string;
}

/**
 * Publishes an editor's input.
 * @param how `withDependencies` publishes drafts that it names as well; `proposal` is the proposal that the input comes
 * from, which then counts as published
 * @throws Conflict, and Refused with one message per field
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
		const published = withState<N>(item, 'published');
		const made = proposal && (await lockProposal(session, proposal.id, eq(table.noun, noun)));
		const id = item.id ?? newId();
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

interface Options {
	withDependencies?: boolean;
	/** Runs in the same transaction. */
	also?: (session: Session) => Promise<void>;
}

/**
 * Publishes a proposal in its author's name; undefined if there is no such proposal.
 * @param version the version of the proposal that the editor saw
 * @throws Overtaken if it was changed or decided since; Conflict if the item was changed; Refused
 */
export function publishProposal(
	editor: User,
	id: string,
	version: number,
	{ withDependencies = false, also }: Options = {}
): Promise<Saved | undefined> {
	return inTransaction(async (session) => {
		const proposal = await lockProposal(session, id);
		if (!proposal) return undefined;
		const { noun, rowId, base, author: name, authorId, reason, correction } = proposal;
		if (!isToDecide(proposal, version, 'published', editor))
			return { id: rowId, version: base + 1 };
		const item = { ...withState<Noun>(proposal.item, 'published'), id: rowId };
		await publishDependencies(session, editor, noun, item, withDependencies);
		const saved = await publishItem(session, editor, noun, item, {
			version: base,
			reason: reasonWithPublisher(reason, editor.name),
			correction: correction ?? undefined,
			author: { id: authorId, name }
		});
		await setProposalState(session, proposal, 'published', { by: editor });
		await also?.(session);
		return saved;
	});
}
