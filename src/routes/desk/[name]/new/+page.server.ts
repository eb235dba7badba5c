import { requireContributor } from '$lib/server/auth';
import * as entry from '$lib/server/desk/entry';
import { nounAt, submitAs } from '../entry.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	const { name, noun } = nounAt(event);
	return { name, entry: await entry.openNew(user, noun, event.url.searchParams) };
};

export const actions: Actions = {
	publish: submitAs('publish'),
	keep: submitAs('keep'),
	send: submitAs('send'),
	more: submitAs('more'),
	fill: submitAs('fill'),
	paste: submitAs('paste'),
	discard: submitAs('discard')
};
