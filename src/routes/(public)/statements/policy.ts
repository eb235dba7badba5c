import { filters } from '$lib/nouns/statement/queries.server';
import { listAndItems } from '$lib/server/front/policy';

export const policy = listAndItems('[id]', filters);
