import { endpoint, answerOptions, webhooks } from '$lib/server/outlets/api';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint((event) => webhooks.get(event, event.params.id));

export const DELETE: RequestHandler = endpoint((event) =>
	webhooks.deleteWebhook(event, event.params.id)
);

export const OPTIONS: RequestHandler = () => answerOptions('DELETE');
