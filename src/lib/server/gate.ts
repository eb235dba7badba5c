import { error, type Handle } from '@sveltejs/kit';
import { setTimeout as after } from 'node:timers/promises';
import { DatabaseSilent } from './db/away.ts';
import { report } from './faults.ts';

/** Well below the 8 s within which a reader is to have an answer, whatever the database does. */
const deadlineMilliseconds = 6_000;

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Writing is closed by default. */
export const refuseWrites: Handle = ({ event, resolve }) => {
	if (!reading.has(event.request.method))
		error(403, 'The record can only be read here: nobody is signed in, so nothing was changed.');
	return resolve(event);
};

/** PostgreSQL takes no NUL, so no row has one in its slug. */
export const refuseNul: Handle = ({ event, resolve }) => {
	if (event.url.pathname.includes('%00')) error(404, 'There is no page at this address.');
	return resolve(event);
};

export const answerInTime: Handle = async ({ event, resolve }) => {
	const answered = new AbortController();
	const late = after(deadlineMilliseconds, undefined, { signal: answered.signal }).then(() =>
		error(503, report(new DatabaseSilent(), event))
	);
	try {
		return await Promise.race([resolve(event), late]);
	} finally {
		late.catch(() => {});
		answered.abort();
	}
};

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
	if (!headers.has('cache-control'))
		headers.set('cache-control', status < 500 ? 'public, max-age=0, must-revalidate' : 'no-store');
	return new Response(response.body, { status, headers });
};
