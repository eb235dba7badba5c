import { nameOf } from '$lib/domain/nouns';
import { requireContributor } from '$lib/server/auth';
import * as entry from '$lib/server/entry';
import { submitAs } from '../entry.server';
import { nounAt } from '../noun';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	const noun = nounAt(event.params);
	return { name: nameOf[noun], entry: await entry.openNew(user, noun, event.url.searchParams) };
};

export const actions: Actions = {
	publish: submitAs('publish'),
	keep: submitAs('keep'),
	send: submitAs('send'),
	more: submitAs('more'),
	paste: submitAs('paste'),
	discard: submitAs('discard')
};
