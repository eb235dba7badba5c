import { filters } from '$lib/nouns/event/queries.server';
import { cite, listAndItems } from '$lib/server/front/policy';

export const policy = listAndItems('[id]', filters, { '[id]/cite.[format]': { reads: cite() } });
