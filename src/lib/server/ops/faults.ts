import type { RequestEvent } from '@sveltejs/kit';
import { isConnectionError, isDiskFull } from '../db/connection-errors.ts';
import { log, newLogId } from './log.ts';
import { faults } from './metrics/counters.ts';
import { traceOf } from './reasons.ts';

type Asked = Pick<RequestEvent, 'request' | 'route'> & Partial<Pick<RequestEvent, 'locals'>>;

/** Writes a fault to the log under the short id of its request, and returns what a reader may see of it: that id. */
export function report(error: unknown, { request, route, locals }: Asked): App.Error {
	const id = locals?.requestId ?? newLogId();
	const why = whatPasses(error);
	faults.inc({ kind: why ? 'database' : 'other' });
	const { method } = request;
	const status = why ? 503 : 500;
	log.error({ request: id, method, route: route.id, status, ...traceOf(error) }, 'fault');
	if (!why) return { message: `This page could not be made (fault ${id}).`, id };
	const hope = method === 'POST' ? ` ${sentAgain}` : '';
	return { message: `${why} (fault ${id}).${hope}`, id, databaseAway: true };
}

/** What is wrong with the database for a while, and with no page of ours. */
function whatPasses(error: unknown): string | undefined {
	if (isDiskFull(error)) return 'The disk of the database is full, so nothing was saved';
	if (isConnectionError(error)) return 'The database does not answer';
}

const sentAgain =
	'What you wrote is kept by this page: load it again in a minute, and your browser sends it once more.';

/**
 * A fault that belongs to no answer leaves the process in a state that nobody knows. It ends in order, as when it is told
 * to stop, and its supervisor starts another.
 */
export function endOnStrayFaults(): void {
	for (const kind of ['uncaughtException', 'unhandledRejection'] as const)
		process.on(kind, (fault: unknown) => {
			const id = newLogId();
			// The reader was told already; postgres.js rejects a promise of its own besides, and nothing here is in doubt.
			if (kind === 'unhandledRejection' && isConnectionError(fault)) {
				faults.inc({ kind: 'database' });
				return log.error({ fault: id, kind, ...traceOf(fault) }, 'a connection was cut');
			}
			faults.inc({ kind: 'other' });
			log.fatal(
				{ fault: id, kind, ...traceOf(fault) },
				'a fault outside all answers ends the process'
			);
			process.exitCode = 1;
			// Nobody listens before there are requests, so nothing is under way.
			if (!process.emit('SIGTERM', 'SIGTERM')) process.exit();
		});
}
