import { endpoint, options, webhooks } from '$lib/server/outlets/api';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = endpoint((event) => webhooks.verify(event, event.params.id));

export const OPTIONS: RequestHandler = () => options('POST');
