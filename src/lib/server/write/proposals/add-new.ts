import { draftReasons } from '../../../domain/review.ts';
import { atLeast, type User } from '../../../domain/staff.ts';
import { titleOf } from '../../../domain/titles.ts';
import { recordAll } from '../../activity.ts';
import { proposal } from '../../desk/tables.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { announceTogether } from '../../jobs/changes.ts';
import { readItems } from '../items/read.ts';
import { type ItemToSave, newId, saveNew, type Session } from '../index.ts';
import { withinQuota } from '../quota.ts';
import { namesIn, redacted } from '../../visibility/index.ts';
import { withState } from './with-state.ts';

type Addable = Exclude<Noun, 'topic'>;

/**
 * Adds items that are not in the record yet, as their writer may: an editor publishes them, anyone else sends them
 * to one. The number of queries does not grow with them; call it within `inTransaction`.
 * @param list the list that they come from, whose items are told together
 * @throws Refused where one does not hold; OverQuota
 */
export async function addNew<N extends Addable>(
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
			? withState(noun, item, 'published')
			: withState(noun, item, 'draft', draftReasons.waiting);
		return { ...draft, id: item.id };
	});
	const way = `roster/${list}` as const;
	const attribution = { author: user.name, authorId: user.id, reason, way };
	await saveNew(session, noun, [toSave], attribution);
	await announceTogether(session, way);
	const ids = items.map(({ id }) => id);
	const added = (await readItems(session, noun, ids)).map(({ item }): Added => item);
	const known = await redacted(session, user, noun, added);
	const names = await namesIn(user, noun, known, session);
	const titled = added.map((item, index) => ({
		item,
		title: titleOf(noun, known[index]!, names)
	}));
	if (publishes)
		await recordAll(
			session,
			titled.map(({ item: { id }, title }) => ({
				...{ kind: 'publication', actor: user, subject: title },
				detail: { noun, id }
			}))
		);
	else
		await withinQuota(session, user, () =>
			session.insert(proposal).values(
				titled.map(({ item, title }) => ({
					...{ id: newId(), noun, rowId: item.id, base: 1, title, reason },
					...{ authorId: user.id, item: withState(noun, item, 'published') }
				}))
			)
		);
}

type Added = object & { id: string };
