import { endpoint, options, search } from '$lib/server/outlets/api';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(search);

export const OPTIONS: RequestHandler = () => options();
