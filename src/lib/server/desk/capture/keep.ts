import type { Noun } from '../../../domain/nouns.ts';
import { atLeast, type User } from '../../../domain/staff.ts';
import type { Typed } from '../../../nouns/derive/field.ts';
import { visibleItem } from '../../visibility/index.ts';
import * as proposals from '../../write/proposals/index.ts';
import { type Outcome, type Submission, submit } from '../entry/index.ts';
import { findCapture } from './find.ts';
import { statementsOnPage } from './quotations.ts';

/** A submission from a card. `id` is set if it changes an item on record. */
export type Keeping = Partial<Submission> & { typed: Typed; id?: string };

/** Saves an item made from a page: an editor's as a draft, anybody else's as a proposal. */
export const keep = (user: User, noun: Noun, { id, ...given }: Keeping): Promise<Outcome> =>
	submit(user, noun, id, atLeast(user.role, 'editor') ? 'keep' : 'send', {
		key: '',
		version: 0,
		reason: '',
		withDependencies: false,
		isDifferent: false,
		...given
	});

/**
 * Publishes a statement with the drafts it mentions; undefined if it was not made from this page.
 * @throws Refused, Conflict
 */
export async function publishSaved(editor: User, id: string, statement: string) {
	const capture = await findCapture(editor, id);
	if (!capture || ![...(await statementsOnPage(id)).values()].includes(statement)) return undefined;
	const stored = await visibleItem(editor, 'statement', statement);
	if (stored?.item.state !== 'draft') return undefined;
	return proposals.publish(editor, 'statement', stored.item, {
		version: stored.version,
		reason: 'Captured from its page',
		withDependencies: true
	});
}
