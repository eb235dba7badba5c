import { endpoint, answerForm, nameIn, answerOptions } from '$lib/server/outlets/api';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint((event) =>
	answerForm(event, nameIn(event.params.name), event.params.id)
);

export const OPTIONS: RequestHandler = () => answerOptions();
