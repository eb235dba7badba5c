import { randomBytes } from 'node:crypto';
import { isDatabaseAway } from './db/away.ts';

const ownFault =
	'Something went wrong on our side, and this page could not be made. Nothing was lost. ' +
	'Try again in a minute; if it stays, write to the editors and quote the number below.';

const away =
	'The record cannot be reached at the moment. Nothing was lost. Try again in a few seconds.';

/** Writes a fault to the log under a short number, and returns what a reader may see of it. */
export function report(error: unknown, method: string, route: string | null): App.Error {
	const id = randomBytes(4).toString('hex');
	console.error(`Fault ${id} at ${method} ${route ?? 'an unknown route'}: ${traceOf(error)}`);
	return isDatabaseAway(error)
		? { message: away, id, databaseAway: true }
		: { message: ownFault, id };
}

/**
 * The innermost reason with the outermost frames. Drizzle's message repeats the parameters of a query, among them
 * what readers searched for, and is left out; the driver's reason does not.
 */
function traceOf(error: unknown) {
	if (!(error instanceof Error)) return String(error);
	let reason = error;
	while (reason.cause instanceof Error) reason = reason.cause;
	const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
	return [`${reason.name}: ${reason.message}`, ...frames].join('\n');
}
