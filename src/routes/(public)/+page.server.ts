import { frontPage } from '$lib/server/home';
import { today } from '$lib/server/today';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({ ...(await frontPage()), today: today() });
