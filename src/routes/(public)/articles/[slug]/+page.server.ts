import { standing } from '$lib/server/addresses';
import * as articles from '$lib/server/articles';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const found = await articles.get(event.params.slug);
	const unknown = 'No article with this address is on record.';
	return { article: await standing('article', event, found, unknown) };
};
