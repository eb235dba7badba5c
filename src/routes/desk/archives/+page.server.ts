import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { tooLarge } from '$lib/domain/archives';
import { readFilters } from '$lib/domain/filters';
import { uploading } from '$lib/forms/archives';
import { requireEditor } from '$lib/server/auth';
import { receive } from '$lib/server/form';
import * as archives from '$lib/server/desk/archives';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireEditor(event);
	const { page } = readFilters(event.url.searchParams, {});
	return { list: await archives.list(page) };
};

export const actions: Actions = {
	default: async (event) => {
		const editor = requireEditor(event);
		const sent = await receive(event);
		if (!sent) return fail(413, { problem: tooLarge });
		const form = v.safeParse(uploading, { file: sent.get('file') });
		if (!form.success) return fail(400, { problem: form.issues[0].message });
		const { id, problem } = await archives.upload(editor, form.output.file);
		if (id === undefined) return fail(400, { problem });
		redirect(303, `/desk/archives/${id}`);
	}
};
