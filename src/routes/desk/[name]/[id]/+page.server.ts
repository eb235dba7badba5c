import { error } from '@sveltejs/kit';
import { requireContributor } from '$lib/server/auth';
import * as entry from '$lib/server/desk/entry';
import { nounAt, submitAs } from '../entry.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	const { name, noun } = nounAt(event);
	const opened = await entry.openItem(user, noun, event.params.id, event.url.searchParams);
	if (!opened) error(404, 'The record has nothing of this id.');
	return { name, entry: opened, done: event.url.searchParams.get('done') };
};

export const actions: Actions = {
	publish: submitAs('publish'),
	keep: submitAs('keep'),
	send: submitAs('send'),
	more: submitAs('more'),
	paste: submitAs('paste'),
	discard: submitAs('discard')
};
