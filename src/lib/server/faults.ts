import type { RequestEvent } from '@sveltejs/kit';
import { randomBytes } from 'node:crypto';
import { isDatabaseAway, isDiskFull } from './db/away.ts';

/** Writes a fault to the log under a short number, and returns what a reader may see of it: that number, no more. */
export function report(
	error: unknown,
	{ request, route }: Pick<RequestEvent, 'request' | 'route'>
): App.Error {
	const id = randomBytes(4).toString('hex');
	const place = `${request.method} ${route.id ?? 'an unknown route'}`;
	console.error(`Fault ${id} at ${place}: ${traceOf(error)}`);
	const why = whatPasses(error);
	if (!why) return { message: `This page could not be made (fault ${id}).`, id };
	const hope = request.method === 'POST' ? ` ${sentAgain}` : '';
	return { message: `${why} (fault ${id}).${hope}`, id, databaseAway: true };
}

/** What is wrong with the database for a while, and with no page of ours. */
function whatPasses(error: unknown): string | undefined {
	if (isDiskFull(error)) return 'The disk of the database is full, so nothing was saved';
	if (isDatabaseAway(error)) return 'The database does not answer';
}

const sentAgain =
	'What you wrote is kept by this page: load it again in a minute, and your browser sends it once more.';

/** The innermost cause. */
export function reasonOf(error: Error): Error {
	return error.cause instanceof Error ? reasonOf(error.cause) : error;
}

/**
 * The innermost reason with the outermost frames. Drizzle's message repeats the parameters of a query, among them
 * what readers searched for, and is left out; the driver's reason does not.
 */
function traceOf(error: unknown) {
	if (!(error instanceof Error)) return String(error);
	const reason = reasonOf(error);
	const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
	return [`${reason.name}: ${reason.message}`, ...frames].join('\n');
}
