import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { roster } from '$lib/forms/names';
import { blankForm } from '$lib/nouns/derive/typed';
import { requireContributor } from '$lib/server/auth';
import { formData } from '$lib/server/form';
import * as nameLists from '$lib/server/desk/name-lists';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { group } = await groupAt(event);
	return { group, typed: blankForm(roster) };
};

const sentIn = ({ request }: Pick<RequestEvent, 'request'>) =>
	formData(request, nameLists.mostFields);

export const actions: Actions = {
	match: async (event) => {
		const { user } = await groupAt(event);
		const list = await nameLists.openMembers(user, await sentIn(event));
		return Object.keys(list.errors).length ? fail(400, list) : list;
	},
	settle: async (event) => {
		const { user, group } = await groupAt(event);
		const list = await nameLists.openMembers(user, await sentIn(event));
		const { done, refusal } = await nameLists.unlessRefused(list, () =>
			nameLists.addMembers(user, group, list)
		);
		return refusal ? fail(400, refusal) : { ...list, lines: [], text: '', done };
	}
};

async function groupAt(event: RequestEvent<{ id: string }>) {
	const user = requireContributor(event);
	const group = await nameLists.groupOf(user, event.params.id);
	if (!group) error(404, 'The record has no such group.');
	return { user, group };
}
