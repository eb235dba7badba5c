import { type Action, error, fail, redirect } from '@sveltejs/kit';
import type { InferOutput } from 'valibot';
import { timeZones } from '$lib/domain/time-zones';
import { allFollows, followChange, morning, oneFollow } from '$lib/forms/follow';
import * as follow from '$lib/server/follow';
import { readForm } from '$lib/server/form';
import * as mail from '$lib/server/jobs/mail';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const mine = await follow.readFollows(params.token);
	if (!mine) error(404, follow.linkSentences.not_mine);
	return { ...mine, timeZones, done: url.searchParams.get('done') };
};

/** The link is checked before the form, so that strangers learn nothing from its errors. */
const act =
	<Schema extends Parameters<typeof readForm>[1]>(
		schema: Schema,
		done: string,
		change: (token: string, data: InferOutput<Schema>) => Promise<boolean>
	): Action =>
	async ({ request, params }) => {
		const { token = '' } = params;
		if (!(await follow.isFollowerLink(token))) error(404, follow.linkSentences.not_mine);
		const form = await readForm(request, schema);
		if (!form.data) return fail(400, form);
		if (!(await change(token, form.data))) error(404, follow.linkSentences.not_yours);
		redirect(303, `?done=${done}`);
	};

export const actions: Actions = {
	change: act(followChange, 'changed', follow.changeFollow),
	end: act(oneFollow, 'ended', (token, { id }) => follow.endOne(token, id)),
	begin: act(oneFollow, 'begun', (token, { id }) => follow.resumeFollow(token, id)),
	morning: act(morning, 'changed', (token, { timeZone }) => follow.setTimeZone(token, timeZone)),
	endAll: act(allFollows, 'changed', follow.endAll),
	beginAll: act(allFollows, 'begun', follow.resumeAll),
	renew: async ({ params }) => {
		const refused = (sentence: string) => ({ values: {}, errors: { '': sentence } });
		if (!(await follow.isFollowerLink(params.token))) error(404, follow.linkSentences.not_mine);
		if (!mail.isSetUp()) return fail(400, refused(follow.linkSentences.no_letters));
		const outcome = await follow.renewLinks(params.token);
		if (!outcome) error(404, follow.linkSentences.not_mine);
		if (outcome === 'too_often') return fail(429, refused(follow.linkSentences.renewed_often));
		// Not to the follower's page: to renew an old link, one must have the mailbox.
		redirect(303, '/follow/link?done=renewed');
	}
};
