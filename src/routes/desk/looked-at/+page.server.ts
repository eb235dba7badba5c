import { fail } from '@sveltejs/kit';
import { readFilters } from '$lib/domain/filters';
import { lookedAt as schema } from '$lib/forms/review';
import { requireEditor } from '$lib/server/auth';
import { readForm } from '$lib/server/form';
import * as lookedAt from '$lib/server/desk/looked-at';
import { isFailure, orFail } from '$lib/server/form-errors';
import { today } from '$lib/server/today';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireEditor(event);
	const { page } = readFilters(event.url.searchParams, {});
	const [list, overdue] = await Promise.all([lookedAt.list(page), lookedAt.countOverdue()]);
	return { list, overdue, today: today() };
};

export const actions: Actions = {
	default: async (event) => {
		const editor = requireEditor(event);
		const { data, errors } = await readForm(event.request, schema);
		if (!data) return fail(400, { errors });
		const looked = await orFail(lookedAt.recordLook(editor, data));
		if (isFailure(looked)) return looked;
		return { done: 'Kept: you looked at it today.' };
	}
};
