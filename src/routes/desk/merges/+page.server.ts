import { readFilters } from '$lib/domain/filters';
import { undoingMerge } from '$lib/forms/merge';
import { requireEditor } from '$lib/server/auth';
import { formAction } from '$lib/server/form-action';
import * as merges from '$lib/server/desk/merges';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireEditor(event);
	const { page } = readFilters(event.url.searchParams, {});
	return { list: await merges.list(page), done: event.url.searchParams.get('done') };
};

export const actions: Actions = {
	default: formAction(requireEditor, undoingMerge, async (editor, { id, reason }) => {
		await merges.undo(editor, id, reason);
		return { done: 'The merge is undone: what it moved is back.' };
	})
};
