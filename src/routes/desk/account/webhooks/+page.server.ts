import { error, fail } from '@sveltejs/kit';
import { givenCode, newWebhookForm, oneWebhook } from '$lib/forms/webhook';
import { requireContributor } from '$lib/server/auth';
import * as webhooks from '$lib/server/follow/webhooks';
import { readForm } from '$lib/server/form';
import { formAction } from '$lib/server/form-action';
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
const onOwnWebhook = (work: Work<Outcome>) =>
	formAction(requireContributor, oneWebhook, async (user, { id }) =>
		answerTo(await work(user, id))
	);

/** Adds a sentence about the webhook's new state. */
const withSentence = (becomes: string, work: Work<webhooks.Webhook | undefined>) =>
	onOwnWebhook(async (user, id) => {
		const webhook = await work(user, id);
		return webhook && { webhook, words: `“${webhook.name}” ${becomes}` };
	});

function answerTo(outcome: Outcome) {
	if (!outcome) error(404, 'You have no such webhook, or not any more.');
	if ('problems' in outcome) return fail(400, { errors: outcome.problems });
	const { words, secret, webhook } = outcome;
	return { done: words, secret, called: webhook.name };
}

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
	verify: formAction(requireContributor, givenCode, async (user, { id, code }) =>
		answerTo(await webhooks.enterCode(user, id, code))
	),
	again: onOwnWebhook(webhooks.sendCodeAgain),
	test: onOwnWebhook(webhooks.sendTest),
	secret: onOwnWebhook(webhooks.renewSecret),
	off: withSentence('is off, and what waited for it is gone.', webhooks.setOff),
	on: withSentence('is told of what changes from now on.', webhooks.setOn),
	remove: withSentence('is deleted.', webhooks.removeWebhook)
};
