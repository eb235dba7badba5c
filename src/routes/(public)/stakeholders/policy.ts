import { filters } from '$lib/nouns/stakeholder/queries.server';
import { list, listAndItems } from '$lib/server/front/policy';

export const policy = listAndItems('[slug]', filters, {
	'[slug]/feed.[format=feed]': { reads: list() }
});
