import { error, fail } from '@sveltejs/kit';
import { oneClick } from '$lib/forms/follow';
import * as follow from '$lib/server/follow';
import { readForm } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params }) => {
	if (!follow.isEndLink(params.token)) error(404, follow.linkSentences.forged);
};

export const actions: Actions = {
	default: async ({ request, params }) => {
		if (!follow.isEndLink(params.token)) error(404, follow.linkSentences.forged);
		const form = await readForm(request, oneClick);
		if (!form.data) return fail(400, { errors: form.errors });
		return { isEnded: true, mine: await follow.endByLink(params.token) };
	}
};
