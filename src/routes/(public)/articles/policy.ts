import { filters } from '$lib/nouns/article/queries.server';
import { listAndItems } from '$lib/server/front/policy';

export const policy = listAndItems('[slug]', filters);
