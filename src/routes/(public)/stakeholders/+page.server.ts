import { listEmbed } from '$lib/domain/embeds';
import { readFilters } from '$lib/domain/filters';
import * as regulations from '$lib/nouns/regulation/queries.server';
import * as stakeholders from '$lib/nouns/stakeholder/queries.server';
import * as embeds from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const request = readFilters(url.searchParams, stakeholders.filters);
	const { represented } = request.filters;
	const [list, regulation] = await Promise.all([
		stakeholders.list(request),
		represented && regulations.named(represented)
	]);
	return {
		list,
		regulation: regulation && regulation.state === 'published' ? regulation.title : undefined,
		chosen: request.filters,
		ignored: request.ignored,
		sorts: stakeholders.sorts,
		snippets: embeds.snippets(listEmbed('stakeholders', request.filters, list))
	};
};
