import { fail, redirect } from '@sveltejs/kit';
import { followForm as schema } from '$lib/forms/follow';
import { timeZones } from '$lib/domain/time-zones';
import * as corrections from '$lib/server/desk/corrections';
import * as follow from '$lib/server/follow';
import { readForm } from '$lib/server/form';
import * as mail from '$lib/server/jobs/mail';
import { origin } from '$lib/server/settings';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const asked = url.searchParams.get('page') ?? '/';
	const [about, choices] = await Promise.all([corrections.pageAt(asked), follow.choicesAt(asked)]);
	const calendarOrigin = origin().replace(/^https?:/, 'webcal:');
	return { about, choices, timeZones, calendarOrigin, isMailSetUp: mail.isSetUp() };
};

export const actions: Actions = {
	default: async ({ request, url, getClientAddress }) => {
		const { values, data, errors } = await readForm(request, schema);
		if (!mail.isSetUp()) return fail(400, { values, errors: { '': follow.notSetUp } });
		if (!data) return fail(400, { values, errors });
		const refused = await follow.ask(data, getClientAddress());
		if (refused) return fail(refused.isTooMuch ? 429 : 400, { values, errors: refused.errors });
		redirect(303, `/follow/sent${url.search}`);
	}
};
