import { error, fail, redirect } from '@sveltejs/kit';
import { newPassword } from '$lib/forms/account';
import { isResetOpen, resetPassword } from '$lib/server/auth';
import { readForm } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	if (!(await isResetOpen(params.token))) error(404, 'This link was used already or is too old.');
};

export const actions: Actions = {
	default: async ({ request, params }) => {
		const form = await readForm(request, newPassword);
		if (!form.data) return fail(400, form);
		const errors = await resetPassword(params.token, form.data.password);
		if (errors) return fail(400, { values: form.values, errors });
		redirect(303, '/sign-in?reset');
	}
};
