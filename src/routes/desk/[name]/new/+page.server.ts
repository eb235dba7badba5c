import { requireContributor } from '$lib/server/auth';
import * as entry from '$lib/server/desk/entry';
import { entryActions, nounAt } from '../entry.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	const { name, noun } = nounAt(event);
	return { name, entry: await entry.openNew(user, noun, event.url.searchParams) };
};

export const actions: Actions = entryActions;
