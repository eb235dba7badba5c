import { eventOutlets } from '$lib/nouns/event/outlets.server';
import { framed } from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

export const load = framed(eventOutlets) satisfies PageServerLoad;
