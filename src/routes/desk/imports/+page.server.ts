import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { readFilters } from '$lib/domain/filters';
import { tooLarge } from '$lib/domain/imports';
import { uploading } from '$lib/forms/imports';
import { requireContributor } from '$lib/server/auth';
import { errorsOf, receiveUpload } from '$lib/server/form';
import * as imports from '$lib/server/desk/imports';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	const { page } = readFilters(event.url.searchParams, {});
	return { list: await imports.list(user, page) };
};

export const actions: Actions = {
	default: async (event) => {
		const user = requireContributor(event);
		const sent = await receiveUpload(event);
		if (!sent) return fail(413, { errors: { file: tooLarge } });
		const values = { name: String(sent.get('name') ?? '') };
		const form = v.safeParse(uploading, { name: values.name, file: sent.get('file') });
		if (!form.success) return fail(400, { values, errors: errorsOf(form.issues) });
		const { name, file } = form.output;
		const bytes = new Uint8Array(await file.arrayBuffer());
		const { id, problem, before } = await imports.upload(user, {
			name,
			fileName: file.name,
			bytes
		});
		if (id === undefined) return fail(400, { values, errors: { file: problem }, before });
		redirect(303, `/desk/imports/${id}`);
	}
};
