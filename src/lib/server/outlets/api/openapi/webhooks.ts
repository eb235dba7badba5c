import { followKinds, webhookFormats } from '../../../../domain/follow.ts';
import { keysOf } from '../../../../domain/vocabulary.ts';
import { givenBack, newWebhook } from '../webhooks.ts';
import { jsonSchema, object, text, whole } from './json-schema.ts';
import { id } from './parameters.ts';
import { json, problems, security, sent } from './responses.ts';

export const webhookTag = {
	name: 'webhooks',
	description:
		'Your own webhooks: a program of yours, or a chat, is told of what changes. Verified once before use.'
};

const about = { tags: ['webhooks'], security };

export const webhookPaths = () => ({
	'/webhooks': {
		get: {
			...{ ...about, operationId: 'list_webhooks', summary: 'List your webhooks' },
			description: 'With how deliveries fare. Neither an address nor a secret is shown again.',
			responses: { 200: json('webhook_list', 'All of them.'), ...problems(400, 401, 403, 500, 503) }
		},
		post: {
			...{ ...about, operationId: 'create_webhook', summary: 'Add a webhook' },
			description:
				'Sends a code to it, signed by the Standard Webhooks specification. A receiver that says the code back in its answer is verified at once.',
			requestBody: sent('webhook_new'),
			responses: {
				201: json('webhook_made', 'It is added; “secret” is shown this one time.'),
				...problems(400, 401, 403, 409, 413, 415, 422, 429, 500, 503)
			}
		}
	},
	'/webhooks/{id}': {
		get: {
			...{ ...about, operationId: 'get_webhook', summary: 'Read a webhook' },
			description: 'One of your own, with how deliveries fare.',
			parameters: [id],
			responses: {
				200: json('webhook_answer', 'The webhook.'),
				...problems(400, 401, 403, 404, 500, 503)
			}
		},
		delete: {
			...{ ...about, operationId: 'delete_webhook', summary: 'Delete a webhook' },
			description: 'What waits for it goes with it.',
			parameters: [id],
			responses: {
				204: { description: 'It is gone.' },
				...problems(400, 401, 403, 404, 429, 500, 503)
			}
		}
	},
	'/webhooks/{id}/verify': {
		post: {
			...{ ...about, operationId: 'verify_webhook', summary: 'Verify a webhook' },
			description: 'Give the code back that arrived there, or have another one sent.',
			parameters: [id],
			requestBody: sent('webhook_verification'),
			responses: {
				200: json('webhook_asked', 'What came of it, in “outcome” and “state”.'),
				...problems(400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503)
			}
		}
	}
});

const moment = { type: 'string', format: 'date-time' };
const orNull = (schema: object, description: string) => ({
	...{ description, anyOf: [schema, { type: 'null' }] }
});

const webhook = {
	id: text,
	name: text,
	host: { ...text, description: 'Of its address, which is not shown again.' },
	format: { type: 'string', enum: keysOf(webhookFormats) },
	follows: object({
		label: text,
		url: orNull({ type: 'string', format: 'uri' }, 'Where it stands, while it is on record.')
	}),
	kinds: { type: 'array', items: { type: 'string', enum: keysOf(followKinds) } },
	state: { type: 'string', enum: ['unverified', 'on', 'off'] },
	off_reason: orNull(text, 'Why it was switched off.'),
	created_at: moment,
	verified_at: orNull(moment, 'When its code came back.'),
	last_delivered_at: orNull(moment, 'When the last change arrived.'),
	failing_since: orNull(moment, 'Since when every delivery has failed.'),
	failure: orNull(text, 'Why the last one did.'),
	waiting: { ...whole, description: 'How many changes are to be sent yet.' }
};
const outcome = { ...text, description: 'What came of asking it, as a sentence.' };
const secret = { ...text, description: 'whsec_…, with which your receiver verifies messages.' };

export const webhookBodies = (): Record<string, object> => ({
	webhook: object(webhook),
	webhook_list: object({
		data: { type: 'array', items: { $ref: '#/components/schemas/webhook' } }
	}),
	webhook_answer: object({ data: { $ref: '#/components/schemas/webhook' } }),
	webhook_asked: object({ data: object({ ...webhook, outcome }) }),
	webhook_made: object({ data: object({ ...webhook, secret, outcome }) }),
	webhook_new: jsonSchema(newWebhook),
	webhook_verification: jsonSchema(givenBack)
});
