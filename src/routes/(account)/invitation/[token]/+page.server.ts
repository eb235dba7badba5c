import { error, fail, redirect } from '@sveltejs/kit';
import { invitedAccount } from '$lib/forms/account';
import { acceptInvitation, findInvitation } from '$lib/server/auth';
import { readForm } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const invitation = await findInvitation(params.token);
	if (!invitation)
		error(
			404,
			'This invitation was used already, is too old or was withdrawn. Ask whoever invited you for a new one.'
		);
	return { invitation };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await readForm(event.request, invitedAccount);
		if (!form.data) return fail(400, form);
		const errors = await acceptInvitation(event, event.params.token, form.data);
		if (errors) return fail(400, { values: form.values, errors });
		redirect(303, '/desk');
	}
};
