import * as articles from '$lib/nouns/article/queries.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({ sections: await articles.filedSections() });
