import { error, fail, redirect } from '@sveltejs/kit';
import { readFilters } from '$lib/domain/filters';
import { entering } from '$lib/forms/archives';
import { seen } from '$lib/forms/imports';
import { requireEditor } from '$lib/server/auth';
import { readForm } from '$lib/server/form';
import * as archives from '$lib/server/desk/archives';
import type { Actions, PageServerLoad } from './$types';

const unknown = 'There is no archive at this address.';

export const load: PageServerLoad = async (event) => {
	requireEditor(event);
	const file = (await archives.get(event.params.id)) ?? error(404, unknown);
	const { page } = readFilters(event.url.searchParams, {});
	const [quoting, noted] = await Promise.all([
		archives.quoting(file.id, page),
		archives.noted(file.id)
	]);
	return { file, quoting, noted };
};

const movedOn = {
	errors: { '': 'This archive has moved on since you opened the page. This is how it stands now.' }
};

export const actions: Actions = {
	enter: async (event) => {
		requireEditor(event);
		const { id } = (await archives.get(event.params.id)) ?? error(404, unknown);
		const form = await readForm(event.request, entering);
		if (!form.data) return fail(400, form);
		const { version, publishes, ...common } = form.data;
		const chosen = { ...common, publishes: publishes === 'yes' };
		if (!(await archives.begin(id, version, chosen)))
			return fail(409, { values: form.values, ...movedOn });
		redirect(303, `/desk/archives/${id}`);
	},
	giveUp: async (event) => {
		requireEditor(event);
		const { id } = (await archives.get(event.params.id)) ?? error(404, unknown);
		const form = await readForm(event.request, seen);
		if (!form.data) return fail(400, form);
		if (!(await archives.giveUp(id, form.data.version)))
			return fail(409, { values: form.values, ...movedOn });
		redirect(303, '/desk/archives');
	}
};
