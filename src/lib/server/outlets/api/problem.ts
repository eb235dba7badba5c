import { isHttpError, isRedirect, type RequestEvent } from '@sveltejs/kit';
import { STATUS_CODES } from 'node:http';
import { reportFault } from '../../ops/faults.ts';
import { origin } from '../../settings.ts';

/** What an answer that says no holds beside its sentence, for programs. */
export interface Members {
	/** The parameter or header that is wrong, and what it takes. */
	parameter?: string;
	allowed?: readonly string[];
	/** What is wrong with a body, by field. */
	errors?: { field: string; pointer: string; detail: string }[];
	[member: string]: unknown;
}

/** Thrown by whatever refuses a program's request. */
export class Problem extends Error {
	constructor(
		readonly status: number,
		detail: string,
		readonly members: Members = {},
		readonly headers: Record<string, string> = {}
	) {
		super(detail);
		this.name = 'Problem';
	}
}

/** How a refusal is said to programs: RFC 9457. */
export function problemOf({ status, message, members, headers }: Problem): Response {
	const body = {
		type: `${origin()}/api#problem-${status}`,
		title: STATUS_CODES[status],
		status,
		detail: message,
		...members
	};
	return new Response(JSON.stringify(body), {
		status,
		headers: {
			'content-type': 'application/problem+json',
			'cache-control': 'no-store',
			...headers
		}
	});
}

/** What a program is answered in place of what failed; a fault of ours goes to the log under its number. */
export function answerTo(thrown: unknown, event: RequestEvent): Response {
	if (thrown instanceof Problem) return problemOf(thrown);
	if (isRedirect(thrown))
		return new Response(null, { status: thrown.status, headers: { location: thrown.location } });
	if (isHttpError(thrown)) {
		const { status, body } = thrown;
		return problemOf(new Problem(status, body.message, membersOf(body), headersFor[status]));
	}
	const fault = reportFault(thrown, event);
	const status = fault.databaseAway ? 503 : 500;
	return problemOf(new Problem(status, fault.message, membersOf(fault), headersFor[status]));
}

const membersOf = ({ id }: App.Error): Members => (id ? { fault: id } : {});

const headersFor: Record<number, Record<string, string>> = {
	401: { 'www-authenticate': 'Bearer realm="Rulewatch"' },
	503: { 'retry-after': '5' }
};
