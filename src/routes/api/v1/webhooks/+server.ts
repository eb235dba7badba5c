import { endpoint, answerOptions, webhooks } from '$lib/server/outlets/api';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(webhooks.list);

export const POST: RequestHandler = endpoint(webhooks.createWebhook);

export const OPTIONS: RequestHandler = () => answerOptions('POST');
