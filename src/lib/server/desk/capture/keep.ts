import type { Noun } from '../../../domain/nouns.ts';
import { atLeast, type User } from '../../../domain/staff.ts';
import type { Typed } from '../../../nouns/derive/field.ts';
import { type Outcome, type Submission, submit } from '../entry/index.ts';

/** The part of a submission that differs from card to card; `id` names the item on record that it changes. */
export type Keeping = Partial<Submission> & { typed: Typed; id?: string };

/** Keeps an item that somebody made of a page: an editor as a draft, everybody else by sending it to an editor. */
export const keep = (user: User, noun: Noun, { id, ...given }: Keeping): Promise<Outcome> =>
	submit(user, noun, id, atLeast(user.role, 'editor') ? 'keep' : 'send', {
		...{ key: '', version: 0, reason: '', withDependencies: false, isDifferent: false },
		...given
	});
