import { endpoint, answerOptions, webhooks } from '$lib/server/outlets/api';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = endpoint((event) =>
	webhooks.verifyWebhook(event, event.params.id)
);

export const OPTIONS: RequestHandler = () => answerOptions('POST');
