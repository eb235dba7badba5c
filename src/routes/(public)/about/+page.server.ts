import { describedColumns } from '$lib/server/files';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ columns: describedColumns() });
