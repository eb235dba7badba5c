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

const ranks = keysOf(roles);

/** Whether a role includes what another may do. */
export function atLeast(role: Role, wanted: Role): boolean {
	return ranks.indexOf(role) >= ranks.indexOf(wanted);
}
