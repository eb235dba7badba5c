import { isHttpError } from '@sveltejs/kit';
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Bearer } from '../../auth/index.ts';
import { ApiProblem, wrongParameter } from './problem.ts';
import { invalidBody } from './refused.ts';

/** @throws Problem with a sentence for each field */
export async function readJsonBody<Body>(
	request: Request,
	schema: v.GenericSchema<unknown, Body>
): Promise<Body> {
	const type = request.headers.get('content-type') ?? '';
	if (!/^application\/json *(?:;|$)/i.test(type))
		throw new ApiProblem(415, 'An item is sent as JSON: Content-Type: application/json.');
	const read = v.safeParse(schema, await parseJson(request));
	if (read.success) return read.output;
	// The prototype is null, so that a refused `__proto__` has an entry too.
	const problems: Record<string, string> = Object.create(null);
	for (const issue of read.issues) problems[v.getDotPath(issue) ?? ''] ??= issue.message;
	throw invalidBody(problems);
}

async function parseJson(request: Request): Promise<unknown> {
	const bytes = await readBytes(request);
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new ApiProblem(400, 'The body is no JSON.');
	}
}

async function readBytes(request: Request): Promise<ArrayBuffer> {
	try {
		return await request.arrayBuffer();
	} catch (cause) {
		if (isHttpError(cause)) throw cause;
		throw new ApiProblem(400, 'The body did not arrive whole. Nothing was saved.');
	}
}

/** The hash includes the user's id, so that two users may send the same key. */
export function readIdempotencyKey(request: Request, { user }: Bearer): string {
	const key = request.headers.get('idempotency-key');
	if (key === null) return '';
	if (!/^[\x21-\x7e]{8,200}$/.test(key))
		throw wrongParameter(
			'Idempotency-Key',
			'“Idempotency-Key” has 8 to 200 letters, digits and signs.'
		);
	return createHash('sha256').update(`${user.id} ${key}`).digest('base64url');
}

/** Reads the version from `If-Match`: `"3"` or `"3.…"`, as the ETag of a GET had it. */
export function readIfMatch(request: Request): number | undefined {
	const match = request.headers.get('if-match');
	if (match === null) return undefined;
	const [, version] = /^"(\d{1,9})(?:\.[\w-]{1,100})?"$/.exec(match.trim()) ?? [];
	if (version) return Number(version);
	throw wrongParameter('If-Match', '“If-Match” is the ETag of the item that you saw.');
}

/** @throws 428 if the request names no version */
export function seenVersion(match: number | undefined, version: number | undefined): number {
	const seen = match ?? version;
	if (seen === undefined)
		throw new ApiProblem(
			428,
			'Say which version you saw: its ETag in the header If-Match, or “version” in the body.'
		);
	if (version !== undefined && version !== seen)
		throw invalidBody({ version: 'This is another version than If-Match names.' });
	return seen;
}
