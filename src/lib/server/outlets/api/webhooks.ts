import type { RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import type { User } from '../../../domain/staff.ts';
import { keysOf } from '../../../domain/vocabulary.ts';
import { followKinds } from '../../../domain/follow.ts';
import { webhookFields } from '../../../forms/webhook.ts';
import { requireToken } from '../../auth/index.ts';
import * as own from '../../follow/webhooks/index.ts';
import { origin } from '../../settings.ts';
import { closed } from './body.ts';
import { shortened, textsIn } from './parameters.ts';
import { Problem } from './problem.ts';
import { invalid } from './refused.ts';
import { bodyIn } from './sent.ts';
import { openedBy } from './write.ts';

// A token of any scope manages its owner's webhooks.

type Asked = Pick<RequestEvent, 'request' | 'url' | 'locals'>;

const { name, url, format, page, kinds } = webhookFields;
const told = v.description;

export const newWebhook = closed({
	name: v.pipe(name, told('What it is for.')),
	url: v.pipe(url, told('Where to send to: public, on port 80 or 443.')),
	format: v.optional(v.pipe(format, told('JSON for programs, or a text for a chat.')), 'standard'),
	page: v.optional(
		v.pipe(
			page,
			told('The address of a page of the record that it follows; empty for everything.')
		),
		''
	),
	kinds: v.optional(
		v.pipe(kinds, told('What it is told of; all of it unless told.')),
		keysOf(followKinds)
	)
});

export const givenBack = closed({
	code: v.optional(
		v.pipe(
			v.string('This is text.'),
			v.maxLength(40, 'A code is shorter.'),
			told('The code that arrived there. Without it, another one is sent.')
		)
	)
});

export async function list({ url, locals }: Asked): Promise<Response> {
	const { user } = requireToken({ locals });
	textsIn(url.searchParams, []);
	const webhooks = await own.shown(await own.list(user));
	return answer({ data: webhooks.map(represented) });
}

export async function get({ url, locals }: Asked, id: string): Promise<Response> {
	const { user } = requireToken({ locals });
	textsIn(url.searchParams, []);
	return answer({ data: await shownOne(await found(user, id)) });
}

export async function create(asked: Asked): Promise<Response> {
	const { user } = await openedBy(asked);
	const made = await own.add(user, await bodyIn(asked.request, newWebhook));
	if ('problems' in made) throw refused(made.problems);
	const { webhook, words, secret } = made;
	const location = `${origin()}/api/v1/webhooks/${webhook.id}`;
	const data = { ...(await shownOne(webhook)), secret, outcome: words };
	return answer({ data }, { status: 201, headers: { location } });
}

export async function verify(asked: Asked, id: string): Promise<Response> {
	const { user } = await openedBy(asked);
	const { code } = await bodyIn(asked.request, givenBack);
	const outcome =
		code === undefined ? await own.askAgain(user, id) : await own.giveBack(user, id, code);
	if (!outcome) throw missing(id);
	if ('problems' in outcome) throw refused(outcome.problems);
	return answer({ data: { ...(await shownOne(outcome.webhook)), outcome: outcome.words } });
}

export async function remove(asked: Asked, id: string): Promise<Response> {
	const { user } = await openedBy(asked);
	if (!(await own.remove(user, id))) throw missing(id);
	return new Response(null, { status: 204, headers: { 'cache-control': 'private, no-store' } });
}

async function found(user: User, id: string): Promise<own.Webhook> {
	const webhook = await own.get(user, id);
	if (!webhook) throw missing(id);
	return webhook;
}

const missing = (id: string) => new Problem(404, `You have no webhook “${shortened(id)}”.`);
/** The problem under the empty key is about the whole request, not a field. */
const refused = ({ '': whole, ...fields }: Record<string, string>) =>
	whole ? new Problem(409, whole) : invalid(fields);

async function shownOne(webhook: own.Webhook) {
	const [one] = await own.shown([webhook]);
	return represented(one!);
}

const represented = (webhook: own.ShownWebhook) => ({
	...{ id: webhook.id, name: webhook.name, host: webhook.host, format: webhook.format },
	...{ follows: webhook.follows, kinds: webhook.kinds, state: webhook.state },
	off_reason: webhook.offReason,
	created_at: webhook.createdAt,
	verified_at: webhook.verifiedAt,
	last_delivered_at: webhook.lastDeliveredAt,
	failing_since: webhook.failingSince,
	...{ failure: webhook.failure, waiting: webhook.waiting }
});

function answer(body: object, { status = 200, headers = {} } = {}): Response {
	return Response.json(body, {
		status,
		headers: { 'cache-control': 'private, no-store', ...headers }
	});
}
