import { endpoint, answerHistory, nameIn, answerOptions } from '$lib/server/outlets/api';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint((event) =>
	answerHistory(event, nameIn(event.params.name), event.params.id)
);

export const OPTIONS: RequestHandler = () => answerOptions();
