import { articleOutlets } from '$lib/nouns/article/outlets.server';
import { embedLoader } from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

export const load = embedLoader(articleOutlets) satisfies PageServerLoad;
