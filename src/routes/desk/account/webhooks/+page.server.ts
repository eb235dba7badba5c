import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { givenCode, newWebhookForm, oneWebhook } from '$lib/forms/webhook';
import { requireContributor } from '$lib/server/auth';
import * as webhooks from '$lib/server/follow/webhooks';
import { readForm } from '$lib/server/form';
import type { User } from '$lib/domain/staff';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	const [own, picks] = await Promise.all([webhooks.list(user), webhooks.suggestedPages()]);
	return {
		webhooks: await webhooks.showWebhooks(own),
		picks,
		page: event.url.searchParams.get('page') ?? ''
	};
};

type Outcome =
	| { webhook: webhooks.Webhook; words?: string; secret?: string }
	| { problems: Record<string, string> }
	| undefined;

type Work<Done> = (user: User, id: string) => Promise<Done>;

/** Builds an action on one of the user's own webhooks; others are not found. */
const onOwnWebhook = (work: Work<Outcome>) => async (event: RequestEvent) => {
	const user = requireContributor(event);
	const form = await readForm(event.request, oneWebhook);
	if (!form.data) return refused(form.errors);
	return answerTo(await work(user, form.data.id), form.data.id);
};

/** Adds a sentence about the webhook's new state. */
const withSentence = (becomes: string, work: Work<webhooks.Webhook | undefined>) =>
	onOwnWebhook(async (user, id) => {
		const webhook = await work(user, id);
		return webhook && { webhook, words: `“${webhook.name}” ${becomes}` };
	});

function answerTo(outcome: Outcome, id: string) {
	if (!outcome) error(404, 'You have no such webhook, or not any more.');
	if ('problems' in outcome) return refused(outcome.problems, id);
	const { words, secret, webhook } = outcome;
	return { done: words, secret, called: webhook.name };
}

const refused = (errors: Record<string, string>, about?: string | string[]) =>
	fail(400, { errors, about: String(about ?? '') });

export const actions: Actions = {
	add: async (event) => {
		const user = requireContributor(event);
		const form = await readForm(event.request, newWebhookForm);
		const { values } = form;
		if (!form.data) {
			const addresses = { url: String(values.url ?? ''), page: String(values.page ?? '') };
			const { problems } = '' in form.errors ? {} : await webhooks.examine(addresses);
			return fail(400, { values, errors: { ...problems, ...form.errors } });
		}
		const made = await webhooks.addWebhook(user, form.data);
		if ('problems' in made) return fail(400, { values, errors: made.problems });
		return { done: made.words, secret: made.secret, called: made.webhook.name };
	},
	verify: async (event) => {
		const user = requireContributor(event);
		const form = await readForm(event.request, givenCode);
		if (!form.data) return refused(form.errors, form.values.id);
		return answerTo(await webhooks.enterCode(user, form.data.id, form.data.code), form.data.id);
	},
	again: onOwnWebhook(webhooks.sendCodeAgain),
	test: onOwnWebhook(webhooks.sendTest),
	secret: onOwnWebhook(webhooks.renewSecret),
	off: withSentence('is off, and what waited for it is gone.', webhooks.setOff),
	on: withSentence('is told of what changes from now on.', webhooks.setOn),
	remove: withSentence('is deleted.', webhooks.removeWebhook)
};
