import { error, type Handle, redirect, type RequestEvent } from '@sveltejs/kit';
import { setTimeout as after } from 'node:timers/promises';
import * as auth from './auth/index.ts';
import { DatabaseTimeout, isTransient } from './db/connection-errors.ts';
import { hasDiskSpace } from './db/index.ts';
import { fromReplica } from './db/replicas.ts';
import { DiskFull } from './db/disk-space.ts';
import * as policies from './front/policies.ts';
import { reportFault } from './ops/faults.ts';
import { isRetrying, retriesDone } from './write/index.ts';
import { answerMilliseconds, origin, requiresTwoStep } from './settings.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whatever changes something comes from a page of this site, be its body a form's or not. Browsers say where a
 * request comes from, twice; whoever says nothing is no browser, and has no business with a session.
 */
export const refuseCrossSite: Handle = ({ event, resolve }) => {
	const { method, headers } = event.request;
	const from = headers.get('origin');
	const site = headers.get('sec-fetch-site');
	const own = process.env.ORIGIN ? new URL(origin()).origin : event.url.origin;
	if (reading.has(method) || isProgram(event) || policies.takesSignedLink(roomOf(event)))
		return resolve(event);
	if (!auth.isSameSite({ origin: from, site }, own)) error(403, auth.refusalSentences.crossSite);
	return resolve(event);
};

/** What no browser sends by itself: it brings a token, or nothing that could be borrowed, and is told so then. */
const isProgram = (event: RequestEvent) =>
	policies.isForPrograms(roomOf(event)) && (auth.bringsToken(event) || !auth.bringsSession(event));

/** An address that is no page counts as the room that it would be in. */
const roomOf = ({ route, url }: RequestEvent) => route.id ?? url.pathname;

/** Public pages are the same for everyone, so they do not ask who reads them; whatever writes does. */
export const signedIn: Handle = async ({ event, resolve }) => {
	if (policies.isForPrograms(roomOf(event))) await auth.authenticateToken(event);
	else if (!event.route.id?.startsWith('/(public)') || !reading.has(event.request.method))
		await auth.authenticate(event);
	return resolve(event);
};

/**
 * Who has no session has written nothing that a copy of the database might not have yet, but for a follower on their own
 * page.
 */
export const readFromReplica: Handle = ({ event, resolve }) => {
	const isStranger = !auth.bringsSession(event) && !auth.bringsToken(event);
	const isShared = policies.policyOf(roomOf(event)).cache === 'shared';
	return isShared && isStranger && reading.has(event.request.method)
		? fromReplica(() => resolve(event))
		: resolve(event);
};

/** Writing is closed by default; the desk is open to staff, each room to its role. */
export const admit: Handle = ({ event, resolve }) => {
	const { locals, request, url } = event;
	const { user } = locals;
	const writes = !reading.has(request.method);
	// An address under the desk that is no page looks to a stranger like one that is.
	const room = roomOf(event);
	if (policies.isForPrograms(room)) {
		if (writes) auth.requireToken(event);
		return resolve(event);
	}
	const role = policies.roleFor(room);
	if (!user) {
		if (role && auth.isForm(request.method, Object.fromEntries(request.headers)))
			redirect(307, `/sign-in?resend=${encodeURIComponent(url.pathname + url.search)}`);
		if (writes && !policies.mayStrangersWrite(room))
			error(role ? 401 : 403, auth.refusalSentences.notSignedIn);
		if (role) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
		return resolve(event);
	}
	if (role) auth.requireAtLeast(role, user);
	const { beforeTwoStep } = policies.policyOf(room);
	if (role && requiresTwoStep(user.role) && !user.twoStep && !beforeTwoStep) {
		if (writes) error(403, 'Turn two-step sign-in on first. Nothing was changed.');
		redirect(303, '/desk/account/two-step');
	}
	return resolve(event);
};

/** PostgreSQL takes no NUL, so no row has one in its slug, nor in what the desk asks for it by. */
export const refuseNul: Handle = ({ event, resolve }) => {
	const { pathname, search } = event.url;
	if (pathname.includes('%00')) error(404, 'There is no page at this address.');
	if (pathname.startsWith('/desk') && search.includes('%00'))
		error(400, 'The address has a character in it that cannot be seen, so nothing was looked up.');
	return resolve(event);
};

/** Reading goes on; whoever writes is told before anything is tried. */
export const refuseOnFullDisk: Handle = ({ event, resolve }) => {
	if (!reading.has(event.request.method) && !hasDiskSpace()) throw new DiskFull();
	return resolve(event);
};

export const answerInTime: Handle = async ({ event, resolve }) => {
	const answered = new AbortController();
	const late = deadline(event, answered.signal).then(() =>
		error(503, reportFault(new DatabaseTimeout(), event))
	);
	try {
		return await Promise.race([resolve(event), late]);
	} catch (cause) {
		// Of what fails before there is a page, SvelteKit would say that it is a fault of ours.
		if (isTransient(cause)) error(503, reportFault(cause, event));
		throw cause;
	} finally {
		late.catch(() => {});
		answered.abort();
	}
};

/**
 * A file takes as long as its line needs, and some changes reach thousands of items; the time for the answer counts
 * from when they are through.
 */
async function deadline({ locals, request }: RequestEvent, signal: AbortSignal) {
	const writes = !reading.has(request.method);
	let arriving;
	do {
		arriving = locals.arriving;
		await arriving;
		if (writes) await retriesDone();
		await after(answerMilliseconds(), undefined, { signal });
	} while (arriving !== locals.arriving || (writes && isRetrying()));
}

/**
 * What anyone may read may be kept by anyone who asks whether it still stands. SvelteKit answers every fault with
 * 500; a database that is away is one that passes, and 503 says so.
 */
export const settleHeaders: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const headers = new Headers(response.headers);
	let { status } = response;
	if (event.locals.databaseAway && status === 500) {
		status = 503;
		headers.set('retry-after', '5');
	}
	// SvelteKit leaves it to the page, which says so later than programs look.
	if (headers.get('content-type') === 'text/html')
		headers.set('content-type', 'text/html; charset=utf-8');
	const policy = headers.get('content-security-policy');
	if (policy && isFramable(roomOf(event)))
		headers.set('content-security-policy', policy.replace("; frame-ancestors 'none'", ''));
	if (isOpenFile(event, headers)) headers.set('access-control-allow-origin', '*');
	if (auth.bringsSession(event) || policies.isUncacheable(roomOf(event)))
		headers.set('cache-control', 'private, no-store');
	else if (!headers.has('cache-control'))
		headers.set('cache-control', status < 500 ? 'public, max-age=0, must-revalidate' : 'no-store');
	return new Response(response.body, { status, headers });
};

/**
 * What a page of any other site may read: public files, in answers, refusals and on the way to where they moved. They are
 * the same for everyone, and a browser sends no cookie along. `server/outlets/api` says for itself what may be read of
 * the API, and `front/index.js` that static files may be.
 */
function isOpenFile(event: RequestEvent, headers: Headers): boolean {
	const room = roomOf(event);
	const isRead = event.request.method === 'GET' || event.request.method === 'HEAD';
	const isPage = event.isDataRequest || headers.get('content-type')?.startsWith('text/html');
	return isRead && !isPage && room.startsWith('/(public)/') && !policies.isUncacheable(room);
}

/** What other sites may show in a frame, in answers and refusals alike; `front/index.js` goes by the same addresses. */
const isFramable = (room: string) => room.startsWith('/(public)/embed/');
