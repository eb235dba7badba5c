import { error, fail, redirect } from '@sveltejs/kit';
import { firstAccount } from '$lib/forms/account';
import { isSetUpOpen, setUp } from '$lib/server/auth';
import { readForm } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	if (!(await isSetUpOpen(params.token)))
		error(404, 'This link was used already or is too old. Starting Rulewatch prints a new one.');
};

export const actions: Actions = {
	default: async (event) => {
		const form = await readForm(event.request, firstAccount);
		if (!form.data) return fail(400, form);
		const errors = await setUp(event, event.params.token, form.data);
		if (errors) return fail(400, { values: form.values, errors });
		redirect(303, '/desk');
	}
};
