import { endpoint, item, nameIn, options, replace } from '$lib/server/outlets/api';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint((event) =>
	item(event, nameIn(event.params.name), event.params.id)
);

export const PUT: RequestHandler = endpoint((event) =>
	replace(event, nameIn(event.params.name), event.params.id)
);

export const OPTIONS: RequestHandler = () => options('PUT');
