import { filters } from '$lib/nouns/article/queries.server';
import { cite, listAndItems } from '$lib/server/front/policy';

export const policy = listAndItems('[slug]', filters, {
	'[slug]/cite.[format]': { reads: cite() }
});
