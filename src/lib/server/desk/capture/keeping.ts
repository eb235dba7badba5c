import { atLeast, type User } from '../../../domain/staff.ts';
import type { Typed } from '../../../nouns/derive/field.ts';
import type { Action, Submission } from '../entry/index.ts';

/** How somebody keeps what they made of a page: an editor as a draft, everybody else by sending it to an editor. */
export const keeping = (
	user: User,
	given: Partial<Submission> & { typed: Typed }
): [Action, Submission] => [
	atLeast(user.role, 'editor') ? 'keep' : 'send',
	{ key: '', version: 0, reason: '', withDependencies: false, isDifferent: false, ...given }
];
