import type { RequestEvent } from '@sveltejs/kit';
import { isDatabaseAway } from './db/away.ts';
import { log, newLogId } from './log.ts';
import { faults } from './metrics/counters.ts';

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

/** The innermost cause. */
export function reasonOf(error: Error): Error {
	return error.cause instanceof Error ? reasonOf(error.cause) : error;
}

/**
 * The innermost reason with the outermost frames. Drizzle's message repeats the parameters of a query, among them
 * what readers searched for, and is left out; the driver's reason does not.
 */
export function traceOf(error: unknown): { reason: string; frames?: string[] } {
	if (!(error instanceof Error)) return { reason: withoutReaders(String(error)) };
	const { name, message } = reasonOf(error);
	const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
	return {
		reason: withoutReaders(`${name}: ${message}`),
		frames: frames.map((line) => line.trim())
	};
}

/** Messages quote what was typed, between quotation marks; and a mail server's, addresses. */
function withoutReaders(message: string): string {
	return message
		.split(/(["“”])/)
		.map((part, index) => (index % 4 === 2 ? '…' : part))
		.join('')
		.split(' ')
		.map((word) => (word.includes('@') ? '…' : word))
		.join(' ');
}
