import * as statements from '$lib/nouns/statement/queries.server';
import { listPage } from '$lib/server/list-page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => listPage('statements', statements, url);
