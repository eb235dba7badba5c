import { fail, type RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import { triedPage } from '$lib/forms/watch';
import { requireEditor } from '$lib/server/auth';
import { choices } from '$lib/server/desk/lookup';
import { type FormSchema, readForm } from '$lib/server/form';
import { isFailure, orFail } from '$lib/server/form-errors';
import type { User } from '$lib/domain/staff';
import * as watches from '$lib/server/watch';

/** This much of a text shows whether it is the right one. */
const mostLetters = 4_000;

/** Builds the action of a form about a watched page. A refused form comes back with its values and the chosen law. */
export const formOfPage =
	<Schema extends FormSchema, Answer, Event extends RequestEvent>(
		schema: Schema,
		work: (editor: User, data: v.InferOutput<Schema>, event: Event) => Promise<Answer>
	) =>
	async (event: Event) => {
		const editor = requireEditor(event);
		const { values, data, errors } = await readForm(event.request, schema);
		const chosen = await chosenLaw(editor, values.regulation);
		if (!data) return fail(400, { values, errors, chosen });
		const answer = await orFail(work(editor, data, event));
		if (isFailure(answer)) return fail(answer.status, { ...answer.data, values, chosen });
		return { ...answer, values, chosen };
	};

export const tryIt = formOfPage(triedPage, async (editor, data) => {
	const { text } = await watches.tryPage(editor, data);
	return { tried: { text: text.slice(0, mostLetters), isShortened: text.length > mostLetters } };
});

export const chosenLaw = (editor: User, id: string | string[] | undefined) =>
	choices(editor, 'regulation', id ? [String(id)] : []);
