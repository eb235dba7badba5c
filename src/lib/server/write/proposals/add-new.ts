import { draftReasons } from '../../../domain/review.ts';
import { atLeast, type User } from '../../../domain/staff.ts';
import { titleOf } from '../../../domain/titles.ts';
import { recordAll } from '../../activity.ts';
import { proposal } from '../../desk/tables.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { announceTogether } from '../../jobs/changes.ts';
import { readStored } from '../items/read.ts';
import { writtenBy, type ItemToSave, newId, saveNew, type Session } from '../index.ts';
import { withinQuota } from '../quota.ts';
import { redact, visibleNames } from '../../visibility/index.ts';
import { withState } from './with-state.ts';

/**
 * Adds new items: an editor publishes them, others send them to an editor. It takes a fixed number of queries; call it
 * within `inTransaction`.
 * @param list the list that they come from, whose items make one notification
 * @throws Refused if an item is invalid; OverQuota
 */
export async function addNew<N extends Noun>(
	session: Session,
	user: User,
	noun: N,
	items: (ItemToSave<N> & { id: string })[],
	reason: string,
	list: string
): Promise<void> {
	if (!items.length) return;
	const publishes = atLeast(user.role, 'editor');
	const toSave = items.map((item) => {
		const draft = publishes
			? withState<N>(item, 'published')
			: withState<N>(item, 'draft', draftReasons.waiting);
		return { ...draft, id: item.id };
	});
	const way = `roster/${list}` as const;
	await saveNew(session, noun, [toSave], writtenBy(user, way, reason));
	await announceTogether(session, way);
	const ids = items.map(({ id }) => id);
	const added = (await readStored(session, noun, ids)).map(({ item }): Added => item);
	const known = await redact(session, user, noun, added);
	const names = await visibleNames(user, noun, known, session);
	const titled = added.map((item, index) => ({
		item,
		title: titleOf(noun, known[index]!, names)
	}));
	if (publishes)
		await recordAll(
			session,
			titled.map(({ item: { id }, title }) => ({
				kind: 'publication',
				actor: user,
				subject: title,
				detail: { noun, id }
			}))
		);
	else
		await withinQuota(session, user, () =>
			session.insert(proposal).values(
				titled.map(({ item, title }) => ({
					id: newId(),
					noun,
					rowId: item.id,
					base: 1,
					title,
					reason,
					authorId: user.id,
					item: withState<N>(item, 'published')
				}))
			)
		);
}

type Added = object & { id: string };
