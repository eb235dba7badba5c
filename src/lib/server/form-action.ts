import { type ActionFailure, fail, type RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import { type FormSchema, readForm, type Typed } from './form.ts';
import { isFailure, orFail } from './form-errors.ts';

type Refusal = ActionFailure<{ values: Typed; errors: Record<string, string> }>;

/**
 * The action of a form: asks who sends it, reads it by its schema and does the work. What is wrong with it, and why the
 * work was refused, comes back with what was typed.
 */
export const formAction =
	<User, Schema extends FormSchema, Answer, Event extends RequestEvent>(
		requireUser: (event: RequestEvent) => User,
		schema: Schema,
		work: (user: User, data: v.InferOutput<Schema>, event: Event) => Promise<Answer>
	) =>
	async (event: Event): Promise<Answer | Refusal> => {
		const user = requireUser(event);
		const { values, data, errors } = await readForm(event.request, schema);
		if (!data) return fail(400, { values, errors });
		const answer = await orFail(work(user, data, event));
		return isFailure(answer) ? fail(answer.status, { ...answer.data, values }) : answer;
	};
