import type { RequestEvent } from '@sveltejs/kit';
import { isDatabaseAway } from './db/away.ts';
import { log, newLogId } from './log.ts';
import { faults } from './metrics/counters.ts';
import { traceOf } from './reasons.ts';

type Asked = Pick<RequestEvent, 'request' | 'route'> & Partial<Pick<RequestEvent, 'locals'>>;

/** Writes a fault to the log under the short id of its request, and returns what a reader may see of it: that id. */
export function report(error: unknown, { request, route, locals }: Asked): App.Error {
	const id = locals?.requestId ?? newLogId();
	const away = isDatabaseAway(error);
	faults.inc({ kind: away ? 'database' : 'other' });
	const { method } = request;
	const status = away ? 503 : 500;
	log.error({ request: id, method, route: route.id, status, ...traceOf(error) }, 'fault');
	return away
		? { message: `The database does not answer (fault ${id}).`, id, databaseAway: true }
		: { message: `This page could not be made (fault ${id}).`, id };
}
