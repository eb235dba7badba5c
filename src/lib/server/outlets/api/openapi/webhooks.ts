import { followKinds, webhookFormats } from '../../../../domain/follow.ts';
import { keysOf } from '../../../../domain/vocabulary.ts';
import { verificationBody, webhookBody } from '../webhooks.ts';
import {
	uriSchema,
	jsonSchema,
	instant,
	listOf,
	object,
	orNull,
	ref,
	stringSchema,
	textOrNull,
	integer
} from './json-schema.ts';
import { idParameter } from './parameters.ts';
import { json, problems, security, requestBody } from './responses.ts';

export const webhookTag = {
	name: 'webhooks',
	description:
		'Your own webhooks: a program of yours, or a chat, is told of what changes. Verified once before use.'
};

const about = { tags: ['webhooks'], security };

export const webhookPaths = () => ({
	'/webhooks': {
		get: {
			...about,
			operationId: 'list_webhooks',
			summary: 'List your webhooks',
			description: 'With how deliveries fare. Neither an address nor a secret is shown again.',
			responses: {
				200: json('webhook_list', 'All of them.'),
				...problems(400, 401, 403, 500, 503)
			}
		},
		post: {
			...about,
			operationId: 'create_webhook',
			summary: 'Add a webhook',
			description:
				'Sends a code to it, signed by the Standard Webhooks specification. A receiver that says the code back in its answer is verified at once.',
			requestBody: requestBody('webhook_new'),
			responses: {
				201: json('webhook_made', 'It is added; “secret” is shown this one time.'),
				...problems(400, 401, 403, 409, 413, 415, 422, 429, 500, 503)
			}
		}
	},
	'/webhooks/{id}': {
		get: {
			...about,
			operationId: 'get_webhook',
			summary: 'Read a webhook',
			description: 'One of your own, with how deliveries fare.',
			parameters: [idParameter],
			responses: {
				200: json('webhook_answer', 'The webhook.'),
				...problems(400, 401, 403, 404, 500, 503)
			}
		},
		delete: {
			...about,
			operationId: 'delete_webhook',
			summary: 'Delete a webhook',
			description: 'What waits for it goes with it.',
			parameters: [idParameter],
			responses: {
				204: { description: 'It is gone.' },
				...problems(400, 401, 403, 404, 429, 500, 503)
			}
		}
	},
	'/webhooks/{id}/verify': {
		post: {
			...about,
			operationId: 'verify_webhook',
			summary: 'Verify a webhook',
			description: 'Give the code back that arrived there, or have another one sent.',
			parameters: [idParameter],
			requestBody: requestBody('webhook_verification'),
			responses: {
				200: json('webhook_asked', 'What came of it, in “outcome” and “state”.'),
				...problems(400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503)
			}
		}
	}
});

const webhook = {
	id: stringSchema,
	name: stringSchema,
	host: { ...stringSchema, description: 'Of its address, which is not shown again.' },
	format: { type: 'string', enum: keysOf(webhookFormats) },
	follows: object({
		label: stringSchema,
		url: uriSchema('Where it stands, while it is on record.')
	}),
	kinds: listOf({ type: 'string', enum: keysOf(followKinds) }),
	state: { type: 'string', enum: ['unverified', 'on', 'off'] },
	off_reason: textOrNull('Why it was switched off.'),
	created_at: instant,
	verified_at: orNull(instant, 'When its code came back.'),
	last_delivered_at: orNull(instant, 'When the last change arrived.'),
	failing_since: orNull(instant, 'Since when every delivery has failed.'),
	failure: textOrNull('Why the last one did.'),
	waiting: { ...integer, description: 'How many changes are to be sent yet.' }
};
const outcome = { ...stringSchema, description: 'What came of asking it, as a sentence.' };
const secret = {
	...stringSchema,
	description: 'whsec_…, with which your receiver verifies messages.'
};

export const webhookBodies = (): Record<string, object> => ({
	webhook: object(webhook),
	webhook_list: object({ data: listOf(ref('webhook')) }),
	webhook_answer: object({ data: ref('webhook') }),
	webhook_asked: object({ data: object({ ...webhook, outcome }) }),
	webhook_made: object({ data: object({ ...webhook, secret, outcome }) }),
	webhook_new: jsonSchema(webhookBody),
	webhook_verification: jsonSchema(verificationBody)
});
