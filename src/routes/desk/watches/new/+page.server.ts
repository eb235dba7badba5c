import { fail, redirect } from '@sveltejs/kit';
import { watchedPage } from '$lib/forms/watch';
import { requireEditor } from '$lib/server/auth';
import { readForm } from '$lib/server/form';
import { isFailure, orFail } from '$lib/server/form-errors';
import * as watches from '$lib/server/watch';
import { chosenLaw, tryIt } from '../form.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const editor = requireEditor(event);
	const law = event.url.searchParams.get('law') ?? '';
	return { chosen: await chosenLaw(editor, law), law };
};

export const actions: Actions = {
	try: tryIt,
	add: async (event) => {
		const editor = requireEditor(event);
		const { values, data, errors } = await readForm(event.request, watchedPage);
		const chosen = await chosenLaw(editor, values.regulation);
		if (!data) return fail(400, { values, errors, chosen });
		const added = await orFail(watches.add(editor, data));
		if (isFailure(added)) return fail(added.status, { ...added.data, values, chosen });
		redirect(303, `/desk/watches/${added}`);
	}
};
