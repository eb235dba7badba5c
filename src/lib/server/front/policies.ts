import { keysOf, type Role, roles } from '../../domain/vocabulary.ts';
import { form, type Limit, type PassedDown, type Policies, silent } from './policy.ts';

const files = import.meta.glob<{ policy: Policies }>('/src/routes/**/policy.ts', { eager: true });
// Vite takes the names of these files alone, so that none is loaded.
const routes = Object.keys(import.meta.glob('/src/routes/**/+{page,server}*'));

const idOf = (file: string) => file.slice('/src/routes'.length, file.lastIndexOf('/'));
export const routeIds = [...new Set(routes.map(idOf))];

function spelledOut(key: string): string[] {
	const [, before = key, words = '', after = ''] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(key) ?? [];
	return words.split(',').map((word) => before + word + after);
}

type Stated = [id: string, policy: Policies[string]];

/** All policies, with those of the cards that they name. */
export const stated = Object.entries(files).flatMap(([file, { policy: policies }]) =>
	Object.entries(policies).flatMap(([key, { card, ...policy }]) =>
		spelledOut(key).flatMap((each): Stated[] => {
			const id = each ? `${idOf(file)}/${each}` : idOf(file);
			const ofCard: Stated[] = card ? [[`${id}/card.png`, { reads: silent(card) }]] : [];
			return [[id, policy], ...ofCard];
		})
	)
);
export const byId = new Map(stated);

/**
 * The policy of a room: a route's id, or an address that has no route, which counts as the folder that it would be in.
 * Without one, it can be read by anyone and written by nobody.
 */
export function policyOf(room: string, policies = byId): PassedDown {
	const parts = room.split('/');
	const above = parts.map((_, last) => policies.get(parts.slice(0, last + 1).join('/')));
	return Object.assign({}, ...above) as PassedDown;
}

/** The role that a room asks for; undefined for a page that anyone may read. */
export const roleFor = (room: string): Role | undefined =>
	keysOf(roles).find((role) => role === policyOf(room).who);

const opens = ({ who }: PassedDown) => who === 'anyone' || who === 'signed link';
export const mayStrangersWrite = (room: string) => opens(policyOf(room));
export const isForPrograms = (room: string) => policyOf(room).who === 'programs';
export const isUncacheable = (room: string) => policyOf(room).cache === 'never';

/** Whether whoever writes there needs no page of ours to come from. */
export const takesSignedLink = (room: string) => byId.get(room)?.who === 'signed link';

export const limitOf = (room: string): Limit =>
	byId.get(room)?.longerBody ?? policyOf(room).body ?? form;

/** The address of a route for a pattern, with its parameters as they stand in its id. */
const pathOf = (id: string) => (id.replace(/\/\(\w+\)/, '') || '/').replaceAll('.', '\\.');

/** The patterns of some routes in the order in which SvelteKit tries them: fixed words, then a parameter, then a rest. */
export const patternsOf = (isMeant: (policy: Policies[string]) => boolean, end: string) =>
	[...byId.keys()]
		.filter((id) => isMeant(byId.get(id)!))
		.map((id) => {
			const path = pathOf(id).replace(/\[(\\\.){3}\w+\]/, '(.*)');
			return { id, pattern: new RegExp(`^${path.replace(/\[[^[\]]*\]/g, '([^/]+)')}${end}`) };
		})
		.sort((one, other) => (one.pattern.source < other.pattern.source ? 1 : -1));

const doors = patternsOf(opens, '(?:/|$)');
/** The room of an address whose route SvelteKit has not yet found: the door at which strangers may write, else the path. */
export const roomAt = (path: string): string =>
	doors.find(({ pattern }) => pattern.test(path))?.id ?? path;

/** Whether a route states what it reads, by which its answers are cached for all. */
const isPublic = (id: string) => /^\/(\(public\)|api)(\/|$)/.test(id);

const closed = routeIds.filter((id) => !isPublic(id)).map((id) => pathOf(id).split('/')[1]);
const urgent = new RegExp(`^/(_app|${closed.join('|')})(/|$)`);
/** Whether a path waits for no turn: accounts, the desk, and whether all is well. */
export const isUrgent = (path: string) => urgent.test(path);

/** @throws Error with a sentence for people, where a route has no policy or a policy has no route */
export function checkPolicies(ids = routeIds, all = stated): void {
	const policies = new Map(all);
	const refuse = (id: string, fault: string) => {
		throw new Error(`src/routes${id} ${fault}: mend its policy.ts, or that of a folder above.`);
	};
	for (const id of ids) {
		const { who, cache, body } = policyOf(id, policies);
		if (!who || !cache || !body) refuse(id, 'has no policy that states who, cache and body');
		const { reads } = policies.get(id) ?? {};
		if (isPublic(id) && !reads) refuse(id, 'is public, and no policy states what it reads');
		if (!isPublic(id) && reads) refuse(id, 'is not public, and its policy states what it reads');
	}
	for (const [id, policy] of all) {
		if (policies.get(id) !== policy) refuse(id, 'has two policies');
		const isAt = (at: string) => at === id || (!policy.reads && at.startsWith(`${id}/`));
		if (!ids.some(isAt)) refuse(id, 'has a policy, and is no route');
	}
}
