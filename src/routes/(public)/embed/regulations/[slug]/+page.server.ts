import { regulationOutlets } from '$lib/nouns/regulation/outlets.server';
import { embedLoader, lawScope } from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

export const load = embedLoader(regulationOutlets, lawScope) satisfies PageServerLoad;
