import { query } from '$lib/domain/filters';
import { merging } from '$lib/forms/merge';
import { requireEditor } from '$lib/server/auth';
import { readForm } from '$lib/server/form';
import * as merges from '$lib/server/desk/merges';
import { isFailure, orFail } from '$lib/server/form-errors';
import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const editor = requireEditor(event);
	const typed = query(event.url.searchParams.get('into') ?? '');
	const opened = await merges.open(editor, event.params.id, typed);
	if (!opened) error(404, 'The record has no stakeholder of this id.');
	return { ...opened, typed, key: crypto.randomUUID() };
};

export const actions: Actions = {
	default: async (event) => {
		const editor = requireEditor(event);
		const { values, data, errors } = await readForm(event.request, merging);
		if (!data) return fail(400, { values, errors });
		const { to, ...how } = data;
		const done = await orFail(merges.merge(editor, event.params.id, to, how));
		if (isFailure(done)) return fail(done.status, { ...done.data, values });
		redirect(303, `/desk/merges?done=${done}`);
	}
};
