import { endpoint, history, nameIn, options } from '$lib/server/outlets/api';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint((event) =>
	history(event, nameIn(event.params.name), event.params.id)
);

export const OPTIONS: RequestHandler = () => options();
