import { guide } from '$lib/server/outlets/api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => guide();
