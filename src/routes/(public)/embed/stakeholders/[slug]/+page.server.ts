import { stakeholderOutlets } from '$lib/nouns/stakeholder/outlets.server';
import { framed, ofStakeholder } from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

export const load = framed(stakeholderOutlets, ofStakeholder) satisfies PageServerLoad;
