import { eventOutlets } from '$lib/nouns/event/outlets.server';
import { embedLoader } from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

export const load = embedLoader(eventOutlets) satisfies PageServerLoad;
