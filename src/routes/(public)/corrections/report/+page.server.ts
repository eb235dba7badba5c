import { fail, redirect } from '@sveltejs/kit';
import { reportForm as schema } from '$lib/forms/correction';
import * as corrections from '$lib/server/desk/corrections';
import { readForm } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';

const refusals = {
	no_page: { page: 'No page of Rulewatch has this address. Copy it from your browser.' },
	too_many: {
		'': 'That is as many reports in an hour as we take from one place. Nothing was sent; what you wrote is still here. Try again in an hour.'
	},
	too_full: {
		'': 'So many reports are waiting that we take no more today. Nothing was sent; what you wrote is still here. Try again tomorrow.'
	}
} as const;

export const load: PageServerLoad = async ({ url }) => {
	const asked = url.searchParams.get('page');
	return { about: asked ? await corrections.pageAt(asked) : undefined };
};

export const actions: Actions = {
	default: async ({ request, getClientAddress }) => {
		const { values, data, errors } = await readForm(request, schema);
		if (!data) return fail(400, { values, errors });
		const outcome = await corrections.submitReport(data, getClientAddress());
		if (outcome !== 'taken')
			return fail(outcome === 'no_page' ? 400 : 429, { values, errors: refusals[outcome] });
		redirect(303, `/corrections/report/sent?page=${encodeURIComponent(data.page)}`);
	}
};
