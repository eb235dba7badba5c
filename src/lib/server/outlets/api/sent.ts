import { isHttpError } from '@sveltejs/kit';
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Bearer } from '../../auth/index.ts';
import { Problem } from './problem.ts';
import { invalid } from './refused.ts';

// What a program sends to write something: headers and a body, each refused by name.

/** What was sent, read with a schema. @throws Problem with a sentence a field */
export async function bodyIn<Body>(
	request: Request,
	schema: v.GenericSchema<unknown, Body>
): Promise<Body> {
	const type = request.headers.get('content-type') ?? '';
	if (!/^application\/json *(?:;|$)/i.test(type))
		throw new Problem(415, 'An item is sent as JSON: Content-Type: application/json.');
	const read = v.safeParse(schema, await json(request));
	if (read.success) return read.output;
	// Whoever sends prototype keys is told so too.
	const problems: Record<string, string> = Object.create(null);
	for (const issue of read.issues) problems[v.getDotPath(issue) ?? ''] ??= issue.message;
	throw invalid(problems);
}

async function json(request: Request): Promise<unknown> {
	const bytes = await received(request);
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new Problem(400, 'The body is no JSON.');
	}
}

async function received(request: Request): Promise<ArrayBuffer> {
	try {
		return await request.arrayBuffer();
	} catch (cause) {
		if (isHttpError(cause)) throw cause;
		throw new Problem(400, 'The body did not arrive whole. Nothing was saved.');
	}
}

/** A key is its sender's own: another's, which may be the same text, is another one. */
export function keyIn(request: Request, { user }: Bearer): string {
	const key = request.headers.get('idempotency-key');
	if (key === null) return '';
	if (!/^[\x21-\x7e]{8,200}$/.test(key))
		throw new Problem(400, '“Idempotency-Key” has 8 to 200 letters, digits and signs.', {
			parameter: 'Idempotency-Key'
		});
	return createHash('sha256').update(`${user.id} ${key}`).digest('base64url');
}

/** The version that a header names: as the answer to a GET had it, `"3"` or `"3.…"`. */
export function matchIn(request: Request): number | undefined {
	const match = request.headers.get('if-match');
	if (match === null) return undefined;
	const [, version] = /^"(\d{1,9})(?:\.[\w-]{1,100})?"$/.exec(match.trim()) ?? [];
	if (version) return Number(version);
	throw new Problem(400, '“If-Match” is the ETag of the item that you saw.', {
		parameter: 'If-Match'
	});
}

/** The version that a program saw. @throws 428 where it says none */
export function versionOf(match: number | undefined, version: number | undefined): number {
	const seen = match ?? version;
	if (seen === undefined)
		throw new Problem(
			428,
			'Say which version you saw: its ETag in the header If-Match, or “version” in the body.'
		);
	if (version !== undefined && version !== seen)
		throw invalid({ version: 'This is another version than If-Match names.' });
	return seen;
}
