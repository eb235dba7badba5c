import { keysOf, type Role, roles } from './vocabulary.ts';

/** Somebody who is signed in, as pages and nouns may know them. */
export interface User {
	id: string;
	name: string;
	email: string;
	role: Role;
	/** Whether a second factor is asked for at sign-in. */
	twoStep: boolean;
}

/** What each may do, in the words in which somebody chooses one. */
export const roleMeanings: Record<Role, string> = {
	contributor:
		'may add to the record and change it. Nothing of it is published before an editor has looked at it.',
	editor:
		'may publish, check what contributors send, answer reported mistakes, withdraw what is wrong, and merge what is on record twice.',
	administrator:
		'may do what an editor may, invite people, give them their roles, and read the log of what was done here.'
};

/** Those that somebody chooses from. */
export const roleChoices = keysOf(roles).map(
	(role) => [role, roles[role], roleMeanings[role]] as const
);

const ranks = keysOf(roles);

/** Whether a role includes what another may do. */
export function atLeast(role: Role, wanted: Role): boolean {
	return ranks.indexOf(role) >= ranks.indexOf(wanted);
}
