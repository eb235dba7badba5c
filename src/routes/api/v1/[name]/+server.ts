import { createItem, endpoint, answerList, nameIn, answerOptions } from '$lib/server/outlets/api';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint((event) =>
	answerList(event, nameIn(event.params.name))
);

export const POST: RequestHandler = endpoint((event) =>
	createItem(event, nameIn(event.params.name))
);

export const OPTIONS: RequestHandler = () => answerOptions('POST');
