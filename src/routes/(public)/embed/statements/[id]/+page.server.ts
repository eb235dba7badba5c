import { embedChoices, statementEmbed } from '$lib/domain/embeds';
import { readFilters, slug } from '$lib/domain/filters';
import { publishedOrRedirect } from '$lib/server/redirects';
import * as embeds from '$lib/server/outlets/embeds';
import * as statements from '$lib/nouns/statement/queries.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const id = slug(event.params.id);
	const found = id === undefined ? undefined : await statements.get(id);
	const { statement } = await publishedOrRedirect('statement', event, found);
	const { quotation: asked } = readFilters(event.url.searchParams, embedChoices).filters;
	const [first, ...others] = statement.quotations;
	const chosen = [first, ...others].find((quotation) => quotation?.fragment === asked);
	return {
		statement,
		// If the chosen quotation is gone, no other takes its place.
		quotation: asked === undefined ? first : chosen,
		isGone: asked !== undefined && !chosen,
		embed: statementEmbed(statement, chosen),
		since: await embeds.embedChanges(event.url, embeds.itemsScope('statement', statement.id))
	};
};
