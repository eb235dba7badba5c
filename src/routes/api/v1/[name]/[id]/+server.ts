import { endpoint, answerItem, nameIn, answerOptions, replaceItem } from '$lib/server/outlets/api';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint((event) =>
	answerItem(event, nameIn(event.params.name), event.params.id)
);

export const PUT: RequestHandler = endpoint((event) =>
	replaceItem(event, nameIn(event.params.name), event.params.id)
);

export const OPTIONS: RequestHandler = () => answerOptions('PUT');
