import type { Noun } from '../../../domain/nouns.ts';
import { atLeast, type User } from '../../../domain/staff.ts';
import type { Typed } from '../../../nouns/derive/field.ts';
import { current } from '../../visibility/index.ts';
import * as proposals from '../../write/proposals/index.ts';
import { type Outcome, type Submission, submit } from '../entry/index.ts';
import { find } from './find.ts';
import { statementsOf } from './quotations.ts';

/** The part of a submission that differs from card to card; `id` names the item on record that it changes. */
export type Keeping = Partial<Submission> & { typed: Typed; id?: string };

/** Keeps an item that somebody made of a page: an editor as a draft, everybody else by sending it to an editor. */
export const keep = (user: User, noun: Noun, { id, ...given }: Keeping): Promise<Outcome> =>
	submit(user, noun, id, atLeast(user.role, 'editor') ? 'keep' : 'send', {
		...{ key: '', version: 0, reason: '', withDependencies: false, isDifferent: false },
		...given
	});

/**
 * Publishes a statement that was made of a page, with the drafts that it names: the article and who is new.
 * @returns undefined where no such draft was made of this page
 * @throws Refused, Conflict
 */
export async function publishSaved(editor: User, id: string, statement: string) {
	const capture = await find(editor, id);
	if (!capture || ![...(await statementsOf(id)).values()].includes(statement)) return undefined;
	const stored = await current(editor, 'statement', statement);
	if (stored?.item.state !== 'draft') return undefined;
	return proposals.publish(editor, 'statement', stored.item, {
		...{ version: stored.version, reason: 'Captured from its page' },
		withDependencies: true
	});
}
