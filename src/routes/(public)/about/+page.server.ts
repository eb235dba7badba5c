import { describedColumns } from '$lib/server/outlets/files';
import { operator } from '$lib/server/settings';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	columns: describedColumns(),
	operator: operator()
});
