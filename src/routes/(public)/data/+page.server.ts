import { sizes } from '$lib/server/exports/whole';
import { origin } from '$lib/server/settings';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({
	tables: await sizes(),
	asOf: new Date().toISOString().slice(0, 10),
	origin: origin()
});
