import { safeNext } from '../domain/address/next.ts';
import { isSecret } from './form.ts';

/**
 * A form that somebody sent who was not signed in any more. It travels with them, through the sign-in and back to
 * where it was sent; nothing of it is stored.
 */
export interface Resubmission {
	/** Where it was sent. */
	action: string;
	fields: [name: string, value: string][];
}

/** The fields of a form as one text, for a hidden field; passwords are left out, and files, which no page can hold. */
export function packForm(sent: FormData): string {
	const fields = [...sent].filter(([name, value]) => typeof value === 'string' && !isSecret(name));
	return JSON.stringify(fields);
}

/** The form to send again; undefined where the text is none, or the address is no form of the desk. */
export function unpackForm(
	packed: string | undefined,
	action: string | null
): Resubmission | undefined {
	if (!packed || !action || !isDesk(action)) return undefined;
	try {
		const fields: unknown = JSON.parse(packed);
		return Array.isArray(fields) && fields.every(isField) ? { action, fields } : undefined;
	} catch {
		return undefined;
	}
}

const isDesk = (action: string) => action.startsWith('/desk/') && safeNext(action) === action;

function isField(field: unknown): field is [string, string] {
	return (
		Array.isArray(field) && field.length === 2 && field.every((text) => typeof text === 'string')
	);
}
