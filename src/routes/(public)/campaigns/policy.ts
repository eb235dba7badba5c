import { filters } from '$lib/nouns/campaign/queries.server';
import { listAndItems } from '$lib/server/front/policy';

export const policy = listAndItems('[slug]', filters);
