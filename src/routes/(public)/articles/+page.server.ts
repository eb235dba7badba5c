import * as articles from '$lib/nouns/article/queries.server';
import { listPage } from '$lib/server/list-page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => listPage('articles', articles, url);
