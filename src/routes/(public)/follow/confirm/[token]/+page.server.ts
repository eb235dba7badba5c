import { error, redirect } from '@sveltejs/kit';
import * as follow from '$lib/server/follow';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const asked = await follow.readConfirmation(params.token);
	if (typeof asked === 'string') error(404, follow.linkSentences[asked]);
	return asked;
};

export const actions: Actions = {
	default: async ({ params }) => {
		const mine = await follow.confirmFollow(params.token);
		if (!mine) error(404, follow.linkSentences.too_old);
		redirect(303, `${mine}?done=begun`);
	}
};
