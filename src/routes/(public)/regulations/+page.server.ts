import * as regulations from '$lib/nouns/regulation/queries.server';
import { listPage } from '$lib/server/list-page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => listPage('regulations', regulations, url);
