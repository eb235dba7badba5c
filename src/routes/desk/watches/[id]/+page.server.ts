import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { watchedPage } from '$lib/forms/watch';
import { requireEditor } from '$lib/server/auth';
import { readForm } from '$lib/server/form';
import { isFailure, orFail } from '$lib/server/form-errors';
import * as watches from '$lib/server/watch';
import { chosenLaw, tryIt } from '../form.server';
import type { Actions, PageServerLoad } from './$types';

const unknown = 'No page is watched under this address.';

export const load: PageServerLoad = async (event) => {
	const editor = requireEditor(event);
	const watch = await watches.get(event.params.id);
	if (!watch) error(404, unknown);
	const wanted = event.url.searchParams.get('state');
	const shown = watch.states.find(({ id }) => id === wanted) ?? watch.states[0];
	const texts = shown && (await watches.textsOf(watch.id, shown.id));
	return {
		watch,
		now: new Date(),
		chosen: await chosenLaw(editor, watch.law.id),
		shown: shown?.id,
		texts: texts && { ...texts, ...(await watches.compared(editor, texts)) }
	};
};

export const actions: Actions = {
	try: tryIt,
	change: async (event) => {
		const editor = requireEditor(event);
		const { values, data, errors } = await readForm(event.request, watchedPage);
		const chosen = await chosenLaw(editor, values.regulation);
		if (!data) return fail(400, { values, errors, chosen });
		const changed = await orFail(watches.change(editor, event.params.id, data));
		if (isFailure(changed)) return fail(changed.status, { ...changed.data, values, chosen });
		return changed ? redirect(303, event.url.pathname) : error(404, unknown);
	},
	stop: (event) => press(event, (id) => watches.setStopped(id, true)),
	again: (event) => press(event, (id) => watches.setStopped(id, false)),
	answer: (event) => press(event, watches.answerAsked)
};

async function press(event: RequestEvent, work: (id: string) => Promise<boolean>) {
	requireEditor(event);
	if (!(await work(event.params.id!))) error(404, unknown);
	redirect(303, event.url.pathname);
}
