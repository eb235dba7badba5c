import { fail, type RequestEvent } from '@sveltejs/kit';
import { triedPage } from '$lib/forms/watch';
import { requireEditor } from '$lib/server/auth';
import { choices } from '$lib/server/desk/lookup';
import { readForm } from '$lib/server/form';
import { isFailure, orFail } from '$lib/server/form-errors';
import type { User } from '$lib/domain/staff';
import * as watches from '$lib/server/watch';

/** Of a text that is shown to try it, so much tells whether it is the right one. */
const mostLetters = 4_000;

/** Shows what text is found on a page, and keeps what was typed. */
export async function tryIt(event: RequestEvent) {
	const editor = requireEditor(event);
	const { values, data, errors } = await readForm(event.request, triedPage);
	const chosen = await chosenLaw(editor, values.regulation);
	if (!data) return fail(400, { values, errors, chosen });
	const found = await orFail(watches.tryPage(editor, data));
	if (isFailure(found)) return fail(found.status, { ...found.data, values, chosen });
	const tried = {
		text: found.text.slice(0, mostLetters),
		isShortened: found.text.length > mostLetters
	};
	return { values, tried, chosen };
}

/** For the name of the law that a form has chosen. */
export const chosenLaw = (editor: User, id: string | string[] | undefined) =>
	choices(editor, 'regulation', id ? [String(id)] : []);
