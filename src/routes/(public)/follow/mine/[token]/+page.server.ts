import { error, fail, redirect } from '@sveltejs/kit';
import { timeZones } from '$lib/domain/time-zones';
import { followChange, morning, oneFollow } from '$lib/forms/follow';
import * as follow from '$lib/server/follow';
import { readForm } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const mine = await follow.mine(params.token);
	if (!mine) error(404, follow.sentences.not_mine);
	return { ...mine, timeZones, done: url.searchParams.get('done') };
};

function back(isDone: boolean, done: string): never {
	if (!isDone) error(404, 'This is followed no more, or by somebody else. Nothing was changed.');
	redirect(303, `?done=${done}`);
}

export const actions: Actions = {
	change: async ({ request, params }) => {
		const form = await readForm(request, followChange);
		if (!form.data) return fail(400, form);
		back(await follow.change(params.token, form.data), 'changed');
	},
	end: async ({ request, params }) => {
		const form = await readForm(request, oneFollow);
		if (!form.data) return fail(400, form);
		back(await follow.endOne(params.token, form.data.id), 'ended');
	},
	begin: async ({ request, params }) => {
		const form = await readForm(request, oneFollow);
		if (!form.data) return fail(400, form);
		back(await follow.takeUp(params.token, form.data.id), 'begun');
	},
	morning: async ({ request, params }) => {
		const form = await readForm(request, morning);
		if (!form.data) return fail(400, form);
		back(await follow.setTimeZone(params.token, form.data.timeZone), 'changed');
	},
	endAll: async ({ params }) => back(await follow.endAll(params.token), 'all_ended'),
	beginAll: async ({ params }) => back(await follow.takeUpAll(params.token), 'begun')
};
