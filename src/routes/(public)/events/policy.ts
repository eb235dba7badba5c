import { filters } from '$lib/nouns/event/queries.server';
import { listAndItems } from '$lib/server/front/policy';

export const policy = listAndItems('[id]', filters);
