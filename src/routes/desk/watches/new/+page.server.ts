import { redirect } from '@sveltejs/kit';
import { watchedPage } from '$lib/forms/watch';
import { requireEditor } from '$lib/server/auth';
import * as watches from '$lib/server/watch';
import { chosenLaw, formOfPage, tryIt } from '../form.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const editor = requireEditor(event);
	const law = event.url.searchParams.get('law') ?? '';
	return { chosen: await chosenLaw(editor, law), law };
};

export const actions: Actions = {
	try: tryIt,
	add: formOfPage(watchedPage, async (editor, data) =>
		redirect(303, `/desk/watches/${await watches.addWatch(editor, data)}`)
	)
};
