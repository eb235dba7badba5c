import { error } from '@sveltejs/kit';
import { atLeast, notForRole, type User } from '../../domain/staff.ts';
import type { Role } from '../../domain/vocabulary.ts';

type Asked = { locals: App.Locals };

/**
 * Whoever may do what this role may do; reading and permission are one step.
 * @throws 401 where nobody is signed in, 403 where the role does not reach
 */
function requireRole({ locals: { user } }: Asked, role: Role): User {
	if (!user) error(401, 'You are not signed in, or not any more. Nothing was changed.');
	if (!atLeast(user.role, role)) error(403, notForRole(role, user.role));
	return user;
}

export const requireContributor = (event: Asked): User => requireRole(event, 'contributor');
export const requireEditor = (event: Asked): User => requireRole(event, 'editor');
export const requireAdministrator = (event: Asked): User => requireRole(event, 'administrator');
