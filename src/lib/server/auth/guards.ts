import { error } from '@sveltejs/kit';
import { atLeast, type User } from '../../domain/staff.ts';
import { type Role, roles } from '../../domain/vocabulary.ts';

type Asked = { locals: App.Locals };

/** @throws 401 if nobody is signed in, 403 if the role does not suffice */
function requireRole({ locals: { user } }: Asked, role: Role): User {
	if (!user) error(401, 'You are not signed in, or not any more. Nothing was changed.');
	requireAtLeast(role, user);
	return user;
}

/** @throws 403 if the role does not suffice */
export function requireAtLeast(role: Role, { role: own }: User): void {
	if (atLeast(own, role)) return;
	const [needed, has] = [roles[role].toLowerCase(), roles[own].toLowerCase()];
	error(403, `This is for ${needed}s, and your role is ${has}. Nothing was changed.`);
}

export const requireContributor = (event: Asked): User => requireRole(event, 'contributor');
export const requireEditor = (event: Asked): User => requireRole(event, 'editor');
export const requireAdministrator = (event: Asked): User => requireRole(event, 'administrator');
