import { regulationOutlets } from '$lib/nouns/regulation/outlets.server';
import { embedLoader, scopeOfLaw } from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

export const load = embedLoader(regulationOutlets, scopeOfLaw) satisfies PageServerLoad;
