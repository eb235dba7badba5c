import { publishing, decision } from '$lib/forms/review';
import { requireEditor } from '$lib/server/auth';
import { readForm } from '$lib/server/form';
import * as proposals from '$lib/server/write/proposals';
import { isFailure, orFail } from '$lib/server/form-errors';
import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const notThere = 'Nothing of this number was sent to the editors.';

export const load: PageServerLoad = async (event) => {
	const editor = requireEditor(event);
	const proposal = await proposals.get(editor, event.params.id);
	if (!proposal) error(404, notThere);
	const { noun, item, open } = proposal;
	const drafts = open ? await proposals.draftsNamedBy(noun, item) : [];
	return { proposal, drafts, shown: await proposals.show(editor, proposal), now: new Date() };
};

/** The same page tells what became of it. */
async function answer(event: RequestEvent, work: Promise<unknown>) {
	const done = await orFail(work);
	if (isFailure(done)) return done;
	if (!done) error(404, notThere);
	redirect(303, event.url.pathname);
}

const decide = (how: typeof proposals.sendBack) => async (event: RequestEvent) => {
	const editor = requireEditor(event);
	const form = await readForm(event.request, decision);
	if (!form.data) return fail(400, form);
	const { version, note } = form.data;
	const failed = await answer(event, how(editor, event.params.id, version, note));
	return fail(failed.status, { ...failed.data, values: form.values });
};

export const actions: Actions = {
	publish: async (event) => {
		const editor = requireEditor(event);
		const form = await readForm(event.request, publishing);
		if (!form.data) return fail(400, form);
		const withDependencies = form.data.along === 'yes';
		const { id } = event.params;
		return answer(
			event,
			proposals.publishProposal(editor, id, form.data.version, { withDependencies })
		);
	},
	back: decide(proposals.sendBack),
	reject: decide(proposals.reject)
};
