import { regulationOutlets } from '$lib/nouns/regulation/outlets.server';
import { framed, ofLaw } from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

export const load = framed(regulationOutlets, ofLaw) satisfies PageServerLoad;
