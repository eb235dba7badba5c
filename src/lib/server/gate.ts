import { error, type Handle, redirect, type RequestEvent } from '@sveltejs/kit';
import * as auth from './auth/index.ts';
import { DatabaseTimeout, isTransient } from './db/connection-errors.ts';
import { hasDiskSpace } from './db/index.ts';
import { fromReplica } from './db/replicas.ts';
import { DiskFull } from './db/disk-space.ts';
import * as policies from './front/policies.ts';
import { reportFault } from './ops/faults.ts';
import { isRetrying, retriesDone } from './write/index.ts';
import { answerMilliseconds, origin, requiresTwoStep } from './settings.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Only pages of this site may change something. Browsers always send `origin` or `sec-fetch-site`, so a request without
 * them may not use a session.
 */
export const refuseCrossSite: Handle = ({ event, resolve }) => {
	const { method, headers } = event.request;
	if (safeMethods.has(method) || isProgram(event) || policies.takesSignedLink(routeOf(event)))
		return resolve(event);
	const from = headers.get('origin');
	const site = headers.get('sec-fetch-site');
	const own = process.env.ORIGIN ? new URL(origin()).origin : event.url.origin;
	if (!auth.isSameSite({ origin: from, site }, own)) error(403, auth.refusalSentences.crossSite);
	return resolve(event);
};

/** No other site can forge these: browsers never add a token, and without a session there is nothing to abuse. */
const isProgram = (event: RequestEvent) =>
	policies.isForPrograms(routeOf(event)) && (auth.bringsToken(event) || !auth.bringsSession(event));

/** An unknown address is treated like the route it would belong to. */
const routeOf = ({ route, url }: RequestEvent) => route.id ?? url.pathname;

/** Public pages are the same for everybody, so reading them needs no session. */
export const authenticateRequest: Handle = async ({ event, resolve }) => {
	if (policies.isForPrograms(routeOf(event))) await auth.authenticateToken(event);
	else if (!event.route.id?.startsWith('/(public)') || !safeMethods.has(event.request.method))
		await auth.authenticate(event);
	return resolve(event);
};

/** A replica may lag, but readers of shared pages without a session have written nothing that could be missing. */
export const readFromReplica: Handle = ({ event, resolve }) => {
	const isStranger = !auth.bringsSession(event) && !auth.bringsToken(event);
	const isShared = policies.policyOf(routeOf(event)).cache === 'shared';
	return isShared && isStranger && safeMethods.has(event.request.method)
		? fromReplica(() => resolve(event))
		: resolve(event);
};

/** Writing is closed by default. Each route of the desk requires a role. */
export const admit: Handle = ({ event, resolve }) => {
	const { locals, request, url } = event;
	const { user } = locals;
	const writes = !safeMethods.has(request.method);
	// Strangers cannot tell an unknown address under /desk from an existing one.
	const route = routeOf(event);
	if (policies.isForPrograms(route)) {
		if (writes) auth.requireToken(event);
		return resolve(event);
	}
	const role = policies.roleFor(route);
	if (!user) {
		if (role && auth.isForm(request.method, Object.fromEntries(request.headers)))
			redirect(307, `/sign-in?resend=${encodeURIComponent(url.pathname + url.search)}`);
		if (writes && !policies.mayStrangersWrite(route))
			error(role ? 401 : 403, auth.refusalSentences.notSignedIn);
		if (role) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
		return resolve(event);
	}
	if (role) auth.requireAtLeast(role, user);
	const { beforeTwoStep } = policies.policyOf(route);
	if (role && requiresTwoStep(user.role) && !user.twoStep && !beforeTwoStep) {
		if (writes) error(403, 'Turn two-step sign-in on first. Nothing was changed.');
		redirect(303, '/desk/account/two-step');
	}
	return resolve(event);
};

/** PostgreSQL refuses NUL, so no slug or query of the desk can contain one. */
export const refuseNul: Handle = ({ event, resolve }) => {
	const { pathname, search } = event.url;
	if (pathname.includes('%00')) error(404, 'There is no page at this address.');
	if (pathname.startsWith('/desk') && search.includes('%00'))
		error(400, 'The address has a character in it that cannot be seen, so nothing was looked up.');
	return resolve(event);
};

/** Reading works on a full disk; writing is refused before it begins. */
export const refuseOnFullDisk: Handle = ({ event, resolve }) => {
	if (!safeMethods.has(event.request.method) && !hasDiskSpace()) throw new DiskFull();
	return resolve(event);
};

export const answerInTime: Handle = async ({ event, resolve }) => {
	let isAnswered = false;
	let timer: NodeJS.Timeout | undefined;
	// An aborted delay would make an error with its stack for every request; a promise nobody settles costs nothing.
	const wait = () =>
		new Promise<void>((passed) => {
			if (!isAnswered) timer = setTimeout(passed, answerMilliseconds());
		});
	const late = deadline(event, wait).then(() =>
		error(503, reportFault(new DatabaseTimeout(), event))
	);
	try {
		return await Promise.race([resolve(event), late]);
	} catch (cause) {
		// SvelteKit would report a failure before rendering as our fault, with status 500.
		if (isTransient(cause)) error(503, reportFault(cause, event));
		throw cause;
	} finally {
		late.catch(() => {});
		isAnswered = true;
		clearTimeout(timer);
	}
};

/** An upload may be slow and some changes affect thousands of items, so the deadline starts after them. */
async function deadline({ locals, request }: RequestEvent, wait: () => Promise<void>) {
	const writes = !safeMethods.has(request.method);
	let arriving;
	do {
		arriving = locals.arriving;
		await arriving;
		if (writes) await retriesDone();
		await wait();
	} while (arriving !== locals.arriving || (writes && isRetrying()));
}

/** Public answers are cached but revalidated. An unreachable database is temporary, so it becomes 503, not 500. */
export const settleHeaders: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const { headers } = response;
	const isAway = event.locals.databaseAway && response.status === 500;
	const status = isAway ? 503 : response.status;
	if (isAway) headers.set('retry-after', '5');
	// SvelteKit declares the charset in the page only, which is too late for some programs.
	if (headers.get('content-type') === 'text/html')
		headers.set('content-type', 'text/html; charset=utf-8');
	const policy = headers.get('content-security-policy');
	if (policy && isFramable(routeOf(event)))
		headers.set('content-security-policy', policy.replace("; frame-ancestors 'none'", ''));
	if (isOpenFile(event, headers)) headers.set('access-control-allow-origin', '*');
	if (auth.bringsSession(event) || policies.isUncacheable(routeOf(event)))
		headers.set('cache-control', 'private, no-store');
	else if (!headers.has('cache-control'))
		headers.set('cache-control', status < 500 ? 'public, max-age=0, must-revalidate' : 'no-store');
	return isAway ? new Response(response.body, { status, headers }) : response;
};

/**
 * Other sites may read public files, which are the same for everyone; browsers send no cookie along.
 * `server/outlets/api` and `front/index.js` do this for the API and static files.
 */
function isOpenFile(event: RequestEvent, headers: Headers): boolean {
	const route = routeOf(event);
	const isRead = event.request.method === 'GET' || event.request.method === 'HEAD';
	const isPage = event.isDataRequest || headers.get('content-type')?.startsWith('text/html');
	return isRead && !isPage && route.startsWith('/(public)/') && !policies.isUncacheable(route);
}

/** Other sites may frame these routes. `front/index.js` has the same rule. */
const isFramable = (route: string) => route.startsWith('/(public)/embed/');
