import { keysOf, type Role, roles } from './vocabulary.ts';

export interface User {
	id: string;
	name: string;
	email: string;
	role: Role;
	twoStep: boolean;
}

export const roleMeanings: Record<Role, string> = {
	contributor:
		'may add to the record and change it. Nothing of it is published before an editor has looked at it.',
	editor:
		'may publish, check what contributors send, answer reported mistakes, withdraw what is wrong, and merge what is on record twice.',
	administrator:
		'may do what an editor may, invite people, give them their roles, and read the log of what was done here.'
};

export const roleChoices = keysOf(roles).map(
	(role) => [role, roles[role], roleMeanings[role]] as const
);

const ranks = keysOf(roles);

export function atLeast(role: Role, wanted: Role): boolean {
	return ranks.indexOf(role) >= ranks.indexOf(wanted);
}
