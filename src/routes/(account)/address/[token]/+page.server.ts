import { error, fail, redirect } from '@sveltejs/kit';
import { confirmAddress, findNewAddress } from '$lib/server/auth';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const email = await findNewAddress(params.token);
	if (!email)
		error(404, 'This link was used already or is too old. Ask for a new one in your account.');
	return { email };
};

export const actions: Actions = {
	default: async ({ params }) => {
		const errors = await confirmAddress(params.token);
		if (errors) return fail(400, { errors });
		redirect(303, '/sign-in');
	}
};
