import { item, type Policies, silent } from '$lib/server/front/policy';

export const policy: Policies = {
	'': { reads: silent(), card: {} },
	'[slug].json': { reads: silent() },
	'[slug]': { reads: item() }
};
