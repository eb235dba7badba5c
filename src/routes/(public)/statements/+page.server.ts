import { listEmbed } from '$lib/domain/embeds';
import { readFilters } from '$lib/domain/filters';
import { redirectFormerFilters } from '$lib/server/redirects';
import * as statements from '$lib/nouns/statement/queries.server';
import * as embeds from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const request = readFilters(url.searchParams, statements.filters);
	const list = await statements.list(request);
	await redirectFormerFilters(url, request.filters, list);
	return {
		list,
		chosen: request.filters,
		ignored: request.ignored,
		sorts: statements.sorts,
		snippets: embeds.snippets(listEmbed('statements', request.filters, list))
	};
};
