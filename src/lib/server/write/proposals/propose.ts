import { hasSlug, type Noun } from '../../../domain/nouns.ts';
import { draftReasons } from '../../../domain/review.ts';
import type { User } from '../../../domain/staff.ts';
import { visibleIds } from '../../visibility/index.ts';
import { type Database, db } from '../../db/index.ts';
import { proposal } from '../../desk/tables.ts';
import { waitForErasure } from '../../erasures/before-saving.ts';
import { refuseErased } from '../../erasures/check.ts';
import {
	writtenBy,
	check,
	Conflict,
	type ItemToSave,
	lockItem,
	newId,
	type Problem,
	Refused,
	saveWithin,
	type Session,
	snapshotOf,
	unknownItem
} from '../index.ts';
import { draftsNamedBy } from './dependencies.ts';
import { keepLocators } from '../items/locators.ts';
import { proposalOfDraft, type Row } from './rows.ts';
import { withState } from './with-state.ts';

/** Saves the draft of a new item, or validates a proposed change of an existing one. */
export async function propose<N extends Noun>(
	session: Session,
	user: User,
	noun: N,
	item: ItemToSave<N>,
	{ version, reason, earlier }: { version: number; reason: string; earlier?: Row }
): Promise<Pick<Row, 'rowId' | 'base' | 'item'>> {
	const { id } = item;
	const isSeen = id !== undefined && (await visibleIds(session, user, noun, [id])).has(id);
	const stored = isSeen ? await lockItem(session, noun, id) : undefined;
	if (stored && stored.version !== version) throw new Conflict(stored);
	if (!stored && (version || (id !== undefined && !earlier))) throw unknownItem(noun);
	const made = stored && (await proposalOfDraft(session, noun, stored.item.id, version));
	const rowId = id ?? newId();
	if (!stored || (made && made.id === earlier?.id)) {
		const published = { ...withState<N>(item, 'published'), id: rowId };
		const saved = await saveWithin(session, noun, published, {
			version,
			...writtenBy(user, 'entry', reason),
			alongside: await draftsNamedBy(noun, published, session),
			heldBack: draftReasons.waiting
		});
		const snapshot = await snapshotOf(session, noun, rowId, saved.version);
		return { rowId, base: saved.version, item: withState<N>(snapshot!, 'published') };
	}
	await waitForErasure(session, proposal);
	await refuseErased(session, [{ reason }]);
	const checked = await checkProposed(session, noun, rowId, item, stored.item);
	return { rowId, base: version, item: checked };
}

/** Every reason why an editor could not publish an item; `before` is the item that it would replace. */
export async function problemsOf(noun: Noun, item: object, before?: object): Promise<Problem[]> {
	const { id = newId(), ...rest } = item as { id?: string };
	return checkProposed(db, noun, id, rest as ItemToSave<Noun>, before).then(
		() => [],
		(error: unknown) => {
			if (error instanceof Refused) return error.problems;
			throw error;
		}
	);
}

/**
 * Validates an item as if it were published together with the drafts that it names, so that nobody sends an item that an
 * editor could not publish. Returns it as it would be saved.
 * @throws Refused with all messages
 */
export async function checkProposed<N extends Noun>(
	session: Database,
	noun: N,
	id: string,
	item: ItemToSave<N>,
	before: object = {}
): Promise<object> {
	const slug = item.slug ?? (before as { slug?: string }).slug;
	// An item without a slug gets one when it is published.
	const address = hasSlug(noun) && { slug: slug ?? id };
	const located = { ...keepLocators(item, before), id, ...address };
	const drafts = await draftsNamedBy(noun, located, session);
	const proposed: ItemToSave<N> = await check(
		session,
		noun,
		withState<N>(located, 'published'),
		drafts
	);
	await refuseErased(session, [proposed], noun);
	if (hasSlug(noun) && slug === undefined) delete proposed.slug;
	return proposed;
}
