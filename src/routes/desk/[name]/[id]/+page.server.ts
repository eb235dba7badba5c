import { error } from '@sveltejs/kit';
import { nameOf } from '$lib/domain/nouns';
import { requireContributor } from '$lib/server/auth';
import * as entry from '$lib/server/entry';
import { submitAs } from '../entry.server';
import { nounAt } from '../noun';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	const noun = nounAt(event.params);
	const opened = await entry.openItem(user, noun, event.params.id, event.url.searchParams);
	if (!opened) error(404, 'The record has nothing of this id.');
	return { name: nameOf[noun], entry: opened, done: event.url.searchParams.get('done') };
};

export const actions: Actions = {
	publish: submitAs('publish'),
	keep: submitAs('keep'),
	send: submitAs('send'),
	more: submitAs('more'),
	paste: submitAs('paste'),
	discard: submitAs('discard')
};
