import { error, fail, redirect } from '@sveltejs/kit';
import { mendingRow } from '$lib/forms/imports';
import { requireContributor } from '$lib/server/auth';
import { formAction } from '$lib/server/form-action';
import * as imports from '$lib/server/desk/imports';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function rowAt(event: RequestEvent | Parameters<PageServerLoad>[0]) {
	const user = requireContributor(event);
	const file = await imports.get(user, event.params.id);
	const number = /^\d{1,6}$/.test(event.params.number) ? Number(event.params.number) : 0;
	const row = file && (await imports.rowOf(file, number));
	if (!row) error(404, 'This import has no row of this number, or its rows are not kept any more.');
	return { user, file, row, number };
}

export const load: PageServerLoad = async (event) => {
	const { file, row, number } = await rowAt(event);
	const { id, fileName, state, version } = file;
	return { file: { id, fileName, state, version }, row, number };
};

export const actions: Actions = {
	default: formAction(rowAt, mendingRow, async ({ user, file, number }, data) => {
		const cells = data.cell.map((text) => text.replaceAll('\r\n', '\n'));
		if (cells.length !== file.columns.length)
			return fail(400, { errors: { '': 'This form is not whole. Load the page again.' } });
		const mended = await imports.mendRow(user, file.id, data.version, number, cells);
		if (mended === undefined)
			return fail(409, {
				errors: { '': 'This import has moved on since you opened the page. Nothing was changed.' }
			});
		await imports.runSoon();
		redirect(303, `/desk/imports/${file.id}`);
	})
};
