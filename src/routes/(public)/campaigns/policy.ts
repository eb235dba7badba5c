import { filters } from '$lib/nouns/campaign/queries.server';
import { cite, list, listAndItems } from '$lib/server/front/policy';

export const policy = listAndItems('[slug]', filters, {
	'[slug]/cite.[format]': { reads: cite() },
	'[slug]/feed.[format=feed]': { reads: list() }
});
