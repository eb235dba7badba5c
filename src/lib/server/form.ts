import { error, isHttpError, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { nulSentence } from '../nouns/derive/typed.ts';

export type FormSchema = v.GenericSchema & { entries: Record<string, { type: string }> };

export type FormValues = Record<string, string | string[]>;

export type ReadForm<Schema extends FormSchema> = { values: FormValues } & (
	| { data: v.InferOutput<Schema>; errors?: undefined }
	| { data?: undefined; errors: Record<string, string> }
);

/** Secrets are never sent back to the browser. */
export const isSecret = (name: string) => /^(?:password|current|code)$/.test(name);

/**
 * Reads only the fields in the schema. `values` fills a refused form in again, without passwords and codes. Errors
 * about no single field have the key ''.
 */
export async function readForm<Schema extends FormSchema>(
	request: Request,
	schema: Schema
): Promise<ReadForm<Schema>> {
	const sent = await formData(request);
	const typed: FormValues = {};
	for (const [name, { type }] of Object.entries(schema.entries)) {
		const texts = sent.getAll(name).filter((value) => typeof value === 'string');
		if (type === 'array') typed[name] = texts;
		else if (texts[0] !== undefined) typed[name] = texts[0];
	}
	const values = Object.fromEntries(Object.entries(typed).filter(([name]) => !isSecret(name)));
	const result = v.safeParse(schema, typed);
	if (result.success && !hasNul(typed)) return { values, data: result.output };
	const errors = errorsOf(result.issues ?? []);
	if (!result.issues) errors[''] = nulSentence;
	return { values, errors };
}

/** Keeps the first message of each field. */
export function errorsOf(issues: v.BaseIssue<unknown>[]): Record<string, string> {
	const errors: Record<string, string> = {};
	for (const issue of issues) errors[v.getDotPath(issue) ?? ''] ??= issue.message;
	return errors;
}

/** PostgreSQL refuses NUL. */
const hasNul = (typed: FormValues) =>
	Object.values(typed)
		.flat()
		.some((text) => text.includes('\0'));

/** Starts the answer's deadline when the file has arrived; undefined if the file is too large. */
export async function receiveUpload({
	request,
	locals
}: Pick<RequestEvent, 'request' | 'locals'>): Promise<FormData | undefined> {
	const form = arriving(request);
	locals.arriving = form.catch(() => {});
	try {
		return await form;
	} catch (cause) {
		if (isHttpError(cause, 413)) return undefined;
		throw cause;
	}
}

/** Awaits work that depends on another server. The answer's deadline starts when the work is done. */
export async function awaitSlowWork<T>(
	{ locals }: Pick<RequestEvent, 'locals'>,
	work: Promise<T>
): Promise<T> {
	locals.arriving = work.catch(() => {});
	return work;
}

/** The largest form of the desk has a third of this. */
const tooMany = 2_000;

/** @throws 400 if the body is no form, 413 if it is too large or has too many fields */
export async function formData(request: Request, fields = tooMany): Promise<FormData> {
	const sent = await arriving(request);
	if ([...sent.keys()].length >= fields)
		error(413, `The form has ${fields} fields or more, which is more than any of ours. ${unsaved}`);
	return sent;
}

const unsaved = 'Nothing was saved: go back, what you wrote is still there.';

async function arriving(request: Request): Promise<FormData> {
	try {
		return await request.formData();
	} catch (cause) {
		if (isHttpError(cause)) throw cause;
		// This is adapter-node's own limit. body-limit.ts enforces a lower one with its own sentence.
		if (typeof cause === 'object' && cause && 'status' in cause && cause.status === 413)
			error(413, `This is longer than any form of ours may be. ${unsaved}`);
		error(400, 'The form did not arrive whole. Go back and send it again.');
	}
}
