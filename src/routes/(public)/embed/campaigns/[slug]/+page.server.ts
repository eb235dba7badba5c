import { campaignOutlets } from '$lib/nouns/campaign/outlets.server';
import { embedLoader } from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

export const load = embedLoader(campaignOutlets) satisfies PageServerLoad;
