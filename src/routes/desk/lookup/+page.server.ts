import { error } from '@sveltejs/kit';
import { query } from '$lib/domain/filters';
import { isName, nounOf } from '$lib/domain/nouns';
import { requireContributor } from '$lib/server/auth';
import { lookUp } from '$lib/server/desk/lookup';
import type { PageServerLoad } from './$types';

const mostShown = 30;

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	const { searchParams } = event.url;
	const name = searchParams.get('noun') ?? '';
	if (!isName(name)) error(404, 'There is nothing of this kind to look up.');
	const words = query(searchParams.get('q') ?? '') ?? '';
	return { name, words, found: await lookUp(user, nounOf[name], words, { limit: mostShown }) };
};
