import * as topics from '$lib/nouns/topic/queries.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({ topics: await topics.list() });
