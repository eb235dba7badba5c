import { isHttpError, isRedirect, type RequestEvent } from '@sveltejs/kit';
import { STATUS_CODES } from 'node:http';
import { reportFault } from '../../ops/faults.ts';
import { origin } from '../../settings.ts';

/** RFC 9457 lets a problem have further members beside its sentence. */
export interface Members {
	parameter?: string;
	allowed?: readonly string[];
	errors?: { field: string; pointer: string; detail: string }[];
	[member: string]: unknown;
}

export class ApiProblem extends Error {
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

/** A problem with one parameter or header. */
export const wrongParameter = (parameter: string, detail: string, allowed?: readonly string[]) =>
	new ApiProblem(400, detail, { parameter, ...(allowed && { allowed }) });

export function problemResponse({ status, message, members, headers }: ApiProblem): Response {
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

/**
 * Answers any thrown value as a problem. Unexpected errors are logged, and the answer names their number in the log.
 */
export function answerTo(thrown: unknown, event: RequestEvent): Response {
	if (thrown instanceof ApiProblem) return problemResponse(thrown);
	if (isRedirect(thrown))
		return new Response(null, { status: thrown.status, headers: { location: thrown.location } });
	if (isHttpError(thrown)) {
		const { status, body } = thrown;
		return problemResponse(
			new ApiProblem(status, body.message, membersOf(body), headersFor[status])
		);
	}
	const fault = reportFault(thrown, event);
	const status = fault.databaseAway ? 503 : 500;
	return problemResponse(
		new ApiProblem(status, fault.message, membersOf(fault), headersFor[status])
	);
}

const membersOf = ({ id }: App.Error): Members => (id ? { fault: id } : {});

const headersFor: Record<number, Record<string, string>> = {
	401: { 'www-authenticate': 'Bearer realm="Rulewatch"' },
	503: { 'retry-after': '5' }
};
