import { query } from '$lib/domain/filters';
import { merging } from '$lib/forms/merge';
import { requireEditor } from '$lib/server/auth';
import { formAction } from '$lib/server/form-action';
import * as merges from '$lib/server/desk/merges';
import { error, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const editor = requireEditor(event);
	const typed = query(event.url.searchParams.get('into') ?? '');
	const opened = await merges.openMerge(editor, event.params.id, typed);
	if (!opened) error(404, 'The record has no such stakeholder.');
	return { ...opened, typed, key: crypto.randomUUID() };
};

export const actions: Actions = {
	default: formAction(
		requireEditor,
		merging,
		async (editor, { to, ...how }, event: RequestEvent) => {
			const done = await merges.mergeInto(editor, event.params.id, to, how);
			redirect(303, `/desk/merges?done=${done}`);
		}
	)
};
