import { error, redirect } from '@sveltejs/kit';
import { watchedPage } from '$lib/forms/watch';
import { requireEditor } from '$lib/server/auth';
import * as watches from '$lib/server/watch';
import { chosenLaw, formOfPage, tryIt } from '../form.server';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

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
		texts: texts && { ...texts, ...(await watches.compareStates(editor, texts)) }
	};
};

export const actions: Actions = {
	try: tryIt,
	change: formOfPage(watchedPage, async (editor, data, event: RequestEvent) => {
		const isChanged = await watches.changeWatch(editor, event.params.id, data);
		return isChanged ? redirect(303, event.url.pathname) : error(404, unknown);
	}),
	stop: (event) => press(event, (id) => watches.setStopped(id, true)),
	again: (event) => press(event, (id) => watches.setStopped(id, false)),
	answer: (event) => press(event, watches.keepWatching)
};

async function press(event: RequestEvent, work: (id: string) => Promise<boolean>) {
	requireEditor(event);
	if (!(await work(event.params.id))) error(404, unknown);
	redirect(303, event.url.pathname);
}
