import type { RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import type { User } from '../../../domain/staff.ts';
import { keysOf } from '../../../domain/vocabulary.ts';
import { followKinds } from '../../../domain/follow.ts';
import { webhookFields } from '../../../forms/webhook.ts';
import { programName } from '../../../nouns/derive/program-names.ts';
import { requireToken } from '../../auth/index.ts';
import * as own from '../../follow/webhooks/index.ts';
import { origin } from '../../settings.ts';
import { closedBody } from './body.ts';
import { shorten, readParameters } from './parameters.ts';
import { ApiProblem } from './problem.ts';
import { invalidBody } from './refused.ts';
import { readJsonBody } from './sent.ts';
import { requireWriter } from './write.ts';

// A token of any scope manages its owner's webhooks.

type Asked = Pick<RequestEvent, 'request' | 'url' | 'locals'>;

const { name, url, format, page, kinds } = webhookFields;
const describe = v.description;

export const webhookBody = closedBody({
	name: v.pipe(name, describe('What it is for.')),
	url: v.pipe(url, describe('Where to send to: public, on port 80 or 443.')),
	format: v.optional(
		v.pipe(format, describe('JSON for programs, or a text for a chat.')),
		'standard'
	),
	page: v.optional(
		v.pipe(
			page,
			describe('The address of a page of the record that it follows; empty for everything.')
		),
		''
	),
	kinds: v.optional(
		v.pipe(kinds, describe('What it is told of; all of it unless told.')),
		keysOf(followKinds)
	)
});

export const verificationBody = closedBody({
	code: v.optional(
		v.pipe(
			v.string('This is text.'),
			v.maxLength(40, 'A code is shorter.'),
			describe('The code that arrived there. Without it, another one is sent.')
		)
	)
});

export async function list({ url, locals }: Asked): Promise<Response> {
	const { user } = requireToken({ locals });
	readParameters(url.searchParams, []);
	const webhooks = await own.showWebhooks(await own.list(user));
	return answer({ data: webhooks.map(webhookJson) });
}

export async function get({ url, locals }: Asked, id: string): Promise<Response> {
	const { user } = requireToken({ locals });
	readParameters(url.searchParams, []);
	return answer({ data: await showWebhook(await requireWebhook(user, id)) });
}

export async function createWebhook(asked: Asked): Promise<Response> {
	const { user } = await requireWriter(asked);
	const made = await own.addWebhook(user, await readJsonBody(asked.request, webhookBody));
	if ('problems' in made) throw problemFrom(made.problems);
	const { webhook, words, secret } = made;
	const location = `${origin()}/api/v1/webhooks/${webhook.id}`;
	const data = { ...(await showWebhook(webhook)), secret, outcome: words };
	return answer({ data }, { status: 201, headers: { location } });
}

export async function verifyWebhook(asked: Asked, id: string): Promise<Response> {
	const { user } = await requireWriter(asked);
	const { code } = await readJsonBody(asked.request, verificationBody);
	const outcome =
		code === undefined ? await own.sendCodeAgain(user, id) : await own.enterCode(user, id, code);
	if (!outcome) throw noSuchWebhook(id);
	if ('problems' in outcome) throw problemFrom(outcome.problems);
	return answer({ data: { ...(await showWebhook(outcome.webhook)), outcome: outcome.words } });
}

export async function deleteWebhook(asked: Asked, id: string): Promise<Response> {
	const { user } = await requireWriter(asked);
	if (!(await own.removeWebhook(user, id))) throw noSuchWebhook(id);
	return new Response(null, { status: 204, headers: { 'cache-control': 'private, no-store' } });
}

async function requireWebhook(user: User, id: string): Promise<own.Webhook> {
	const webhook = await own.get(user, id);
	if (!webhook) throw noSuchWebhook(id);
	return webhook;
}

const noSuchWebhook = (id: string) => new ApiProblem(404, `You have no webhook “${shorten(id)}”.`);
/** The problem under the empty key is about the whole request, not a field. */
const problemFrom = ({ '': whole, ...fields }: Record<string, string>) =>
	whole ? new ApiProblem(409, whole) : invalidBody(fields);

async function showWebhook(webhook: own.Webhook) {
	const [one] = await own.showWebhooks([webhook]);
	return webhookJson(one!);
}

const webhookJson = (webhook: own.ShownWebhook): object =>
	Object.fromEntries(
		Object.entries(webhook).map(([name, value]) => [programName({ name }), value])
	);

function answer(body: object, { status = 200, headers = {} } = {}): Response {
	return Response.json(body, {
		status,
		headers: { 'cache-control': 'private, no-store', ...headers }
	});
}
