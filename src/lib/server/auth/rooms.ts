import type { Role } from '../../domain/vocabulary.ts';

// Which routes are for whom, by the beginning of the route's id. What is not named here can be read by anyone and
// written by nobody.

/** The longest beginning that matches holds. */
const staffRooms: Record<string, Role> = {
	'/desk': 'contributor',
	'/desk/corrections': 'editor',
	'/desk/looked-at': 'editor',
	'/desk/merges': 'editor',
	'/desk/people': 'administrator',
	'/desk/outbox': 'administrator',
	'/desk/activity': 'administrator',
	'/desk/activity.csv': 'administrator',
	'/desk/review': 'editor',
	'/desk/[name]/[id]/withdraw': 'editor',
	'/desk/stakeholders/[id]/merge': 'editor'
};

/** Routes that strangers may write to. */
const openDoors = [
	'/(account)/sign-in',
	'/(account)/sign-out',
	'/(account)/set-up',
	'/(account)/invitation',
	'/(account)/address',
	'/(account)/reset',
	'/(public)/corrections/report'
];

const within = (id: string, room: string) => id === room || id.startsWith(`${room}/`);

/** The role that a route asks for; undefined for a page that anyone may read. */
export function roleFor(route: string): Role | undefined {
	return Object.entries(staffRooms)
		.filter(([room]) => within(route, room))
		.sort(([one], [other]) => other.length - one.length)[0]?.[1];
}

export const mayStrangersWrite = (route: string) => openDoors.some((door) => within(route, door));

/** Pages about accounts and for staff are kept by no cache, whoever reads them. */
export const isUncacheable = (route: string) =>
	within(route, '/desk') || route.startsWith('/(account)/');

/** Where somebody whose role needs a second factor gets one, and nothing that works without it. */
export const isEnrolment = (route: string) =>
	within(route, '/desk/account') && !within(route, '/desk/account/tokens');

/** What is for programs: no session opens it, only a token does. */
export const isApi = (route: string) => within(route, '/api/v1');
