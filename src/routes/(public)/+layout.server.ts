import * as coming from '$lib/server/coming';
import type { LayoutServerLoad } from './$types';

/** What the bar of the site leaves out where it would lead to an empty page. */
export const load: LayoutServerLoad = async () => ({ isComing: await coming.isAnything() });
