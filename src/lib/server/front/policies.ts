import { keysOf, type Role, roles } from '../../domain/vocabulary.ts';
import { form, type Limit, type PassedDown, type Policies, silent } from './policy.ts';

const files = import.meta.glob<{ policy: Policies }>('/src/routes/**/policy.ts', { eager: true });
// Only the names of these files are needed; Vite does not load them.
const routes = Object.keys(import.meta.glob('/src/routes/**/+{page,server}*'));

const idOf = (file: string) => file.slice('/src/routes'.length, file.lastIndexOf('/'));
export const routeIds = [...new Set(routes.map(idOf))];

function spelledOut(key: string): string[] {
	const [, before = key, words = '', after = ''] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(key) ?? [];
	return words.split(',').map((word) => before + word + after);
}

type Stated = [id: string, policy: Policies[string]];

export const allPolicies = Object.entries(files).flatMap(([file, { policy: policies }]) =>
	Object.entries(policies).flatMap(([key, { card, ...policy }]) =>
		spelledOut(key).flatMap((each): Stated[] => {
			const id = each ? `${idOf(file)}/${each}` : idOf(file);
			const ofCard: Stated[] = card ? [[`${id}/card.png`, { reads: silent(card) }]] : [];
			return [[id, policy], ...ofCard];
		})
	)
);
export const policiesById = new Map(allPolicies);

/** An unknown address gets the policy of its folder. Without any, everyone may read and nobody may write. */
function passedDown(room: string, policies = policiesById): PassedDown {
	const parts = room.split('/');
	const above = parts.map((_, last) => policies.get(parts.slice(0, last + 1).join('/')));
	return Object.assign({}, ...above) as PassedDown;
}

/** A request asks a dozen times. */
const ofRoutes = new Map(routeIds.map((id) => [id, passedDown(id)]));
export const policyOf = (room: string): PassedDown => ofRoutes.get(room) ?? passedDown(room);

/** @returns undefined if anyone may read the room */
export const roleFor = (room: string): Role | undefined =>
	keysOf(roles).find((role) => role === policyOf(room).who);

const opens = ({ who }: PassedDown) => who === 'anyone' || who === 'signed link';
export const mayStrangersWrite = (room: string) => opens(policyOf(room));
export const isForPrograms = (room: string) => policyOf(room).who === 'programs';
export const isUncacheable = (room: string) => policyOf(room).cache === 'never';

export const takesSignedLink = (room: string) => policiesById.get(room)?.who === 'signed link';

export const limitOf = (room: string): Limit =>
	policiesById.get(room)?.longerBody ?? policyOf(room).body ?? form;

const pathOf = (id: string) => (id.replace(/\/\(\w+\)/, '') || '/').replaceAll('.', '\\.');

/** SvelteKit tries fixed words first, then a parameter, then a rest. */
export const patternsOf = (isMeant: (policy: Policies[string]) => boolean, end: string) =>
	[...policiesById.keys()]
		.filter((id) => isMeant(policiesById.get(id)!))
		.map((id) => {
			const path = pathOf(id).replace(/\[(\\\.){3}\w+\]/, '(.*)');
			return { id, pattern: new RegExp(`^${path.replace(/\[[^[\]]*\]/g, '([^/]+)')}${end}`) };
		})
		.sort((one, other) => (one.pattern.source < other.pattern.source ? 1 : -1));

const openPatterns = patternsOf(opens, '(?:/|$)');
/** SvelteKit has not found the route yet, so we look for one where strangers may write. */
export const roomAt = (path: string): string =>
	openPatterns.find(({ pattern }) => pattern.test(path))?.id ?? path;

/** Answers of these routes are cached for everyone. */
const isPublic = (id: string) => /^\/(\(public\)|api)(\/|$)/.test(id);

const closed = routeIds.filter((id) => !isPublic(id)).map((id) => pathOf(id).split('/')[1]);
const urgentPattern = new RegExp(`^/(_app|${closed.join('|')})(/|$)`);
/** Accounts, the desk and the health check skip the queue. */
export const isUrgent = (path: string) => urgentPattern.test(path);

/** @throws Error with a sentence for people */
export function checkPolicies(ids = routeIds, all = allPolicies): void {
	const policies = new Map(all);
	const refuse = (id: string, fault: string) => {
		throw new Error(`src/routes${id} ${fault}: mend its policy.ts, or that of a folder above.`);
	};
	for (const id of ids) {
		const { who, cache, body } = passedDown(id, policies);
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
