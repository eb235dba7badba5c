import { type ActionFailure, fail, type RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import { isName, nounOf } from '../domain/nouns.ts';
import { db } from './db/index.ts';
import { refuseErased } from './erasures/check.ts';
import { type FormSchema, readForm, type FormValues } from './form.ts';
import { isFailure, orFail } from './form-errors.ts';

type Refusal = ActionFailure<{ values: FormValues; errors: Record<string, string> }>;

/**
 * Permission is checked before the form is read, so that strangers do not see its messages. What members of the staff send
 * is refused if it holds words that were erased, unless the form is about these.
 */
export const formAction =
	<Admitted, Schema extends FormSchema, Answer, Event extends RequestEvent>(
		admit: (event: Event) => Admitted | Promise<Admitted>,
		schema: Schema,
		work: (admitted: Admitted, data: v.InferOutput<Schema>, event: Event) => Promise<Answer>,
		{ holdsErased = false } = {}
	) =>
	async (event: Event): Promise<Answer | Refusal> => {
		const admitted = await admit(event);
		const form = await readForm(event.request, schema);
		const { values } = form;
		// The page of an item that stays may hold the words.
		const { name = '', id = '' } = event.params;
		const noun = isName(name) ? nounOf[name] : undefined;
		if (form.errors) return fail(400, { values, errors: form.errors });
		const checked = async () => {
			if (event.locals.user && !holdsErased)
				await refuseErased(db, [noun ? { ...values, id } : values], noun);
			return work(admitted, form.data, event);
		};
		const answer = await orFail(checked());
		return isFailure(answer) ? fail(answer.status, { ...answer.data, values }) : answer;
	};
