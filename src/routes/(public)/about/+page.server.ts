import { describedColumns } from '$lib/nouns/derive/csv';
import { operator } from '$lib/server/settings';
import { siteChoices } from '$lib/server/site';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const { operator: ownSlug, about, pictureAlt } = await siteChoices();
	return { columns: describedColumns(ownSlug), operator: operator(), about, pictureAlt };
};
