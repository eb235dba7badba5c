import { articleOutlets } from '$lib/nouns/article/outlets.server';
import { framed } from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

export const load = framed(articleOutlets) satisfies PageServerLoad;
