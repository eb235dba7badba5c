import { listPage } from '$lib/server/outlets/lists';
import type { PageServerLoad } from './$types';

export const load = listPage('events') satisfies PageServerLoad;
