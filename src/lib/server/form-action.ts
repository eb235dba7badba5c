import { type ActionFailure, fail, type RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import { type FormSchema, readForm, type FormValues } from './form.ts';
import { isFailure, orFail } from './form-errors.ts';

type Refusal = ActionFailure<{ values: FormValues; errors: Record<string, string> }>;

/** Permission is checked before the form is read, so that strangers do not see its messages. */
export const formAction =
	<Admitted, Schema extends FormSchema, Answer, Event extends RequestEvent>(
		admit: (event: Event) => Admitted | Promise<Admitted>,
		schema: Schema,
		work: (admitted: Admitted, data: v.InferOutput<Schema>, event: Event) => Promise<Answer>
	) =>
	async (event: Event): Promise<Answer | Refusal> => {
		const admitted = await admit(event);
		const form = await readForm(event.request, schema);
		const { values } = form;
		if (form.errors) return fail(400, { values, errors: form.errors });
		const answer = await orFail(work(admitted, form.data, event));
		return isFailure(answer) ? fail(answer.status, { ...answer.data, values }) : answer;
	};
