import { filters } from '$lib/nouns/article/queries.server';
import { list, type Policies, silent } from '$lib/server/front/policy';

const { section: _, ...inSection } = filters;

export const policy: Policies = {
	'': { reads: silent(), card: {} },
	'[slug]': { reads: list(inSection), card: inSection }
};
