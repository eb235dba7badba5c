import { tableSizes } from '$lib/server/outlets/exports/whole';
import { origin } from '$lib/server/settings';
import * as trends from '$lib/server/trends';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const [tables, asOf] = await Promise.all([tableSizes(), trends.asOf()]);
	return { tables, asOf, origin: origin() };
};
