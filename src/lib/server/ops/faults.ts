import type { RequestEvent } from '@sveltejs/kit';
import { isConnectionError, isDiskFull } from '../db/connection-errors.ts';
import { log, newLogId } from './log.ts';
import { faultsTotal } from './metrics/counters.ts';
import { traceOf } from './reasons.ts';

type Asked = Pick<RequestEvent, 'request' | 'route'> & Partial<Pick<RequestEvent, 'locals'>>;

/** @returns all that a reader may see of the fault */
export function reportFault(error: unknown, { request, route, locals }: Asked): App.Error {
	const id = locals?.requestId ?? newLogId();
	const why = passingFault(error);
	faultsTotal.inc({ kind: why ? 'database' : 'other' });
	const { method } = request;
	const status = why ? 503 : 500;
	log.error({ request: id, method, route: route.id, status, ...traceOf(error) }, 'fault');
	if (!why) return { message: `This page could not be made (fault ${id}).`, id };
	const hope = method === 'POST' ? ` ${resubmissionHint}` : '';
	return { message: `${why} (fault ${id}).${hope}`, id, databaseAway: true };
}

function passingFault(error: unknown): string | undefined {
	if (isDiskFull(error)) return 'The disk of the database is full, so nothing was saved';
	if (isConnectionError(error)) return 'The database does not answer';
}

const resubmissionHint =
	'What you wrote is kept by this page: load it again in a minute, and your browser sends it once more.';

/** The state of the process is unknown, so it shuts down in order, and its supervisor starts another. */
export function endOnStrayFaults(): void {
	for (const kind of ['uncaughtException', 'unhandledRejection'] as const)
		process.on(kind, (fault: unknown) => {
			const id = newLogId();
			// The reader got an answer; postgres.js also rejects a promise of its own.
			if (kind === 'unhandledRejection' && isConnectionError(fault)) {
				faultsTotal.inc({ kind: 'database' });
				return log.error({ fault: id, kind, ...traceOf(fault) }, 'a connection was cut');
			}
			faultsTotal.inc({ kind: 'other' });
			log.fatal(
				{ fault: id, kind, ...traceOf(fault) },
				'a fault outside all answers ends the process'
			);
			process.exitCode = 1;
			// Without a listener the server has not started, so no request is running.
			if (!process.emit('SIGTERM', 'SIGTERM')) process.exit();
		});
}
