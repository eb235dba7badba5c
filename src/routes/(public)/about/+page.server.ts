import { describedColumns } from '$lib/nouns/derive/csv';
import { operator } from '$lib/server/settings';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	columns: describedColumns(),
	operator: operator()
});
