import { error } from '@sveltejs/kit';
import * as articles from '$lib/server/articles';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const article = await articles.get(params.slug);
	if (!article) error(404, 'No article with this address is on record.');
	if (article.state === 'withdrawn') error(410, article.stateReason ?? 'No reason was recorded.');
	return { article };
};
