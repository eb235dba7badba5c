import { create, endpoint, list, nameIn, options } from '$lib/server/outlets/api';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint((event) => list(event, nameIn(event.params.name)));

export const POST: RequestHandler = endpoint((event) => create(event, nameIn(event.params.name)));

export const OPTIONS: RequestHandler = () => options('POST');
