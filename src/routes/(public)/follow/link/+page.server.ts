import { fail, redirect } from '@sveltejs/kit';
import { lostLink } from '$lib/forms/follow';
import * as follow from '$lib/server/follow';
import { readForm } from '$lib/server/form';
import * as mail from '$lib/server/jobs/mail';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async ({ request, getClientAddress }) => {
		const { values, data, errors } = await readForm(request, lostLink);
		if (!mail.isSetUp()) return fail(400, { values, errors: { '': follow.notSetUp } });
		if (!data) return fail(400, { values, errors });
		const refused = await follow.askForLink(data.email, getClientAddress());
		if (refused) return fail(429, { values, errors: refused.errors });
		redirect(303, '/follow/link?done=sent');
	}
};

export const load = ({ url }: { url: URL }) => ({
	done: url.searchParams.get('done'),
	isMailSetUp: mail.isSetUp()
});
