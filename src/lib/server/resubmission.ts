import { safeNext } from '../domain/address/next.ts';
import { attempt } from '../domain/attempt.ts';
import { isSecret } from './form.ts';

/** A form that was sent after the session ended. It travels through the sign-in page and is not stored. */
export interface Resubmission {
	action: string;
	fields: [name: string, value: string][];
}

/** Packs a form into one text for a hidden field, without passwords, and without files, which no page can hold. */
export function packForm(sent: FormData): string {
	const fields = [...sent].filter(([name, value]) => typeof value === 'string' && !isSecret(name));
	return JSON.stringify(fields);
}

/** Returns undefined if the text is invalid or the address is not under /desk. */
export function unpackForm(
	packed: string | undefined,
	action: string | null
): Resubmission | undefined {
	if (!packed || !action || !isDesk(action)) return undefined;
	const fields: unknown = attempt(() => JSON.parse(packed));
	return Array.isArray(fields) && fields.every(isField) ? { action, fields } : undefined;
}

const isDesk = (action: string) => action.startsWith('/desk/') && safeNext(action) === action;

function isField(field: unknown): field is [string, string] {
	return (
		Array.isArray(field) && field.length === 2 && field.every((text) => typeof text === 'string')
	);
}
