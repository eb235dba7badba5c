import { readFilters } from '$lib/domain/filters';
import { undoing } from '$lib/forms/merge';
import { requireEditor } from '$lib/server/auth';
import { readForm } from '$lib/server/form';
import * as merges from '$lib/server/desk/merges';
import { isFailure, orFail } from '$lib/server/form-errors';
import { fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireEditor(event);
	const { page } = readFilters(event.url.searchParams, {});
	return { list: await merges.list(page), done: event.url.searchParams.get('done') };
};

export const actions: Actions = {
	default: async (event) => {
		const editor = requireEditor(event);
		const { values, data, errors } = await readForm(event.request, undoing);
		if (!data) return fail(400, { about: values.id, values, errors });
		const done = await orFail(merges.undo(editor, data.id, data.reason));
		if (isFailure(done)) return fail(done.status, { about: data.id, values, ...done.data });
		return { done: 'The merge is undone: what it moved is back.' };
	}
};
