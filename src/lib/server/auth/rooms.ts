import type { Role } from '../../domain/vocabulary.ts';

// Which routes are for whom, by the beginning of the route's id. What is not named here can be read by anyone and
// written by nobody.

/** The longest beginning that matches holds. */
const staffRooms: Record<string, Role> = {
	'/desk': 'contributor',
	'/desk/corrections': 'editor',
	'/desk/looked-at': 'editor',
	'/desk/merges': 'editor',
	'/desk/reports': 'editor',
	'/desk/quotations': 'editor',
	'/desk/people': 'administrator',
	'/desk/outbox': 'administrator',
	'/desk/activity': 'administrator',
	'/desk/activity.csv': 'administrator',
	'/desk/review': 'editor',
	'/desk/[name]/[id]/withdraw': 'editor',
	'/desk/stakeholders/[id]/merge': 'editor',
	'/desk/watches': 'editor'
};

/**
 * Routes that strangers may write to. Where a signed token stands in the address nothing else is asked for: programs
 * write there that never saw a page of ours, and no other site can have a browser send what it does not know.
 */
const openDoors: Record<string, 'from a page of ours' | 'by a signed token'> = {
	'/(account)/sign-in': 'from a page of ours',
	'/(account)/sign-out': 'from a page of ours',
	'/(account)/set-up': 'from a page of ours',
	'/(account)/invitation': 'from a page of ours',
	'/(account)/address': 'from a page of ours',
	'/(account)/reset': 'from a page of ours',
	'/(public)/corrections/report': 'from a page of ours',
	'/(public)/follow': 'from a page of ours',
	'/(public)/follow/end/[token]': 'by a signed token',
	'/(public)/follow/bounced/[token]': 'by a signed token'
};

const within = (id: string, room: string) => id === room || id.startsWith(`${room}/`);

/** The role that a route asks for; undefined for a page that anyone may read. */
export function roleFor(route: string): Role | undefined {
	return Object.entries(staffRooms)
		.filter(([room]) => within(route, room))
		.sort(([one], [other]) => other.length - one.length)[0]?.[1];
}

export const mayStrangersWrite = (route: string) =>
	Object.keys(openDoors).some((door) => within(route, door));

/** Whether whoever writes there needs no page of ours to come from. */
export const takesSignedToken = (route: string) => openDoors[route] === 'by a signed token';

const doors = Object.keys(openDoors)
	.sort((one, other) => other.length - one.length)
	.map((id) => {
		const path = id.replace(/\/\(\w+\)/, '').replace('[token]', '[^/]+');
		return { id, pattern: new RegExp(`^${path}(?:/|$)`) };
	});

/** The room of an address whose route SvelteKit has not yet found: the door at which strangers may write, else the path. */
export const roomAt = (path: string): string =>
	doors.find(({ pattern }) => pattern.test(path))?.id ?? path;

/** Pages about accounts, for staff and for one follower are kept by no cache, whoever reads them. */
export const isUncacheable = (route: string) =>
	within(route, '/desk') ||
	route.startsWith('/(account)/') ||
	/^\/\(public\)\/follow\/\w+\/\[token\]$/.test(route);

/** Where somebody whose role needs a second factor gets one, and nothing that works without it. */
export const isEnrolment = (route: string) =>
	within(route, '/desk/account') &&
	!within(route, '/desk/account/tokens') &&
	!within(route, '/desk/account/webhooks');

/** What is for programs: no session opens it, only a token does. */
export const isApi = (route: string) => within(route, '/api/v1');

export const sentences = {
	crossSite: 'This did not come from a page of this site, so nothing was changed.',
	notSignedIn: 'You are not signed in, or not any more, so nothing was changed.'
};

/** Whether a browser says that a request comes from a page of ours, twice where it does; who says nothing is no browser. */
export const isSameSite = (
	{ origin, site }: { origin?: string | null; site?: string | null },
	own: string
): boolean =>
	(site ?? (origin ? 'same-origin' : 'none')) === 'same-origin' && (origin ?? own) === own;

/** Whether somebody sent a form from a page and waits for what follows: it goes with them to the sign-in, and comes back. */
export const isForm = (
	method: string | undefined,
	headers: Record<string, string | string[] | undefined>
): boolean =>
	method === 'POST' &&
	`${headers['content-type']}`.startsWith('application/x-www-form-urlencoded') &&
	`${headers.accept}`.includes('text/html');
