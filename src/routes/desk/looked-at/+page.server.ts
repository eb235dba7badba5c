import { readFilters } from '$lib/domain/filters';
import { lookedAt as schema } from '$lib/forms/review';
import { requireEditor } from '$lib/server/auth';
import { formAction } from '$lib/server/form-action';
import * as lookedAt from '$lib/server/desk/looked-at';
import { today } from '$lib/server/today';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireEditor(event);
	const { page } = readFilters(event.url.searchParams, {});
	const [list, overdue] = await Promise.all([lookedAt.list(page), lookedAt.countOverdue()]);
	return { list, overdue, today: today() };
};

export const actions: Actions = {
	default: formAction(requireEditor, schema, async (editor, data) => {
		await lookedAt.recordLook(editor, data);
		return { done: 'Kept: you looked at it today.' };
	})
};
