import { campaignOutlets } from '$lib/nouns/campaign/outlets.server';
import { framed } from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

export const load = framed(campaignOutlets) satisfies PageServerLoad;
