import { document, endpoint, options } from '$lib/server/outlets/api';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(document);

export const OPTIONS: RequestHandler = () => options();
