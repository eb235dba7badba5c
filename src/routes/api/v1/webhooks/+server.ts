import { endpoint, options, webhooks } from '$lib/server/outlets/api';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(webhooks.list);

export const POST: RequestHandler = endpoint(webhooks.create);

export const OPTIONS: RequestHandler = () => options('POST');
