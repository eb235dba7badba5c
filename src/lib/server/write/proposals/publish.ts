import { eq } from 'drizzle-orm';
import { isOpen } from '../../../domain/review.ts';
import type { User } from '../../../domain/staff.ts';
import { withPublisher } from '../../../domain/versions.ts';
import { proposal as table } from '../../desk/tables.ts';
import type { Noun } from '../../../domain/nouns.ts';
import * as revisions from '../index.ts';
import type { Draft, Saved } from '../index.ts';
import { publishNamed } from './dependencies.ts';
import { publishWithin } from './publish-within.ts';
import { decidable, hold, Overtaken, settle } from './rows.ts';
import { stated } from './stated.ts';

export interface Writing {
	/** The version of the item that the editor saw; none, or 0, for a new one. */
	version?: number;
	reason: string;
	/** Of the form: the same form sent twice is saved once. */
	key?: string;
}

/**
 * Publishes what an editor wrote.
 * @param how `along`: drafts that it names are published with it; `proposal`: what it was made of, as the editor
 * saw it, which counts as published then
 * @throws Conflict, and Refused with a sentence a field
 */
export function publish<N extends Noun>(
	editor: User,
	noun: N,
	item: Draft<N>,
	how: Writing & { along?: boolean; proposal?: { id: string; version: number } }
): Promise<Saved> {
	const { along = false, proposal, version = 0, reason, key } = how;
	return revisions.together(async (session) => {
		if (item.id !== undefined && !version) throw await revisions.conflict(session, noun, item.id);
		const published = stated(noun, item, 'published');
		const made = proposal && (await hold(session, proposal.id, eq(table.noun, noun)));
		// A topic that was proposed has an id, though no row yet.
		const id = item.id ?? made?.rowId ?? revisions.newId();
		return revisions.once(session, noun, published, { version, key, id }, async () => {
			if (made && made.version !== proposal.version) throw new Overtaken(made);
			await publishNamed(session, editor, noun, published, along);
			const whole = { ...published, id };
			const saved = await publishWithin(session, editor, noun, whole, { version, reason });
			if (made?.rowId === id && isOpen(made.state))
				await settle(session, made, 'published', { by: editor });
			return saved;
		});
	});
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
	{ along = false }: { along?: boolean } = {}
): Promise<Saved | undefined> {
	return revisions.together(async (session) => {
		const found = await hold(session, id);
		if (!found) return undefined;
		const { noun, rowId, base, author: name, authorId, reason } = found;
		if (!decidable(found, version, 'published', editor)) return { id: rowId, version: base + 1 };
		const item = { ...stated(noun, found.item, 'published'), id: rowId };
		await publishNamed(session, editor, noun, item, along);
		const saved = await publishWithin(session, editor, noun, item, {
			version: base,
			reason: withPublisher(reason, editor.name),
			author: { id: authorId, name }
		});
		await settle(session, found, 'published', { by: editor });
		return saved;
	});
}
