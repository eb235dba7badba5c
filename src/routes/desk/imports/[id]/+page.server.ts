import { error, fail, redirect } from '@sveltejs/kit';
import { readFilters } from '$lib/domain/filters';
import { seen } from '$lib/forms/imports';
import { requireContributor } from '$lib/server/auth';
import { readForm } from '$lib/server/form';
import * as imports from '$lib/server/desk/imports';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Who asks, and for which import. */
async function importAt(event: RequestEvent | Parameters<PageServerLoad>[0]) {
	const user = requireContributor(event);
	const file = await imports.get(user, event.params.id);
	return { user, file: file ?? error(404, 'There is no import at this address.') };
}

export const load: PageServerLoad = async (event) => {
	const { file } = await importAt(event);
	const { page } = readFilters(event.url.searchParams, {});
	return { file, ...(await imports.pageData(file, page)) };
};

const movedOn = {
	errors: { '': 'This import has moved on since you opened the page. This is how it stands now.' }
};

/** A step that asks for nothing but the version that somebody saw. */
const step = (take: typeof imports.startEntering) => async (event: RequestEvent) => {
	const { user, file } = await importAt(event);
	const form = await readForm(event.request, seen);
	if (!form.data) return fail(400, form);
	if (!(await take(user, file.id, form.data.version))) return fail(409, movedOn);
	redirect(303, event.url.pathname);
};

export const actions: Actions = {
	map: async (event) => {
		const { user, file } = await importAt(event);
		const form = await readForm(event.request, imports.mappingForm(file));
		if (!form.data) return fail(400, form);
		const mapping = imports.mappingOf(form.data);
		if (!(await imports.startChecking(user, file.id, form.data.version, mapping)))
			return fail(409, movedOn);
		redirect(303, event.url.pathname);
	},
	enter: step(imports.startEntering),
	giveUp: step(imports.giveUp)
};
