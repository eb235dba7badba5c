import * as articles from '$lib/server/articles';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({ sections: await articles.sections() });
