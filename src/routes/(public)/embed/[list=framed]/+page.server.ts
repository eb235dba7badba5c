import { embedChoices, type FramedList } from '$lib/domain/embeds';
import { redirectFormerFilters } from '$lib/server/redirects';
import * as embeds from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const found = await embeds.readFramedList(params.list as FramedList, url, embedChoices);
	await redirectFormerFilters(url, found.chosen, found);
	return { ...found, since: await embeds.embedChanges(url, embeds.rowsScope(found)) };
};
