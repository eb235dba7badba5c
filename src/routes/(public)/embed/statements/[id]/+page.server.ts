import { embedChoices, statementEmbed } from '$lib/domain/embeds';
import { readFilters, slug } from '$lib/domain/filters';
import { published } from '$lib/server/redirects';
import * as embeds from '$lib/server/outlets/embeds';
import * as statements from '$lib/nouns/statement/queries.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const id = slug(params.id);
	const unknown = 'No statement with this address is on record.';
	const { statement } = published(id && (await statements.get(id)), unknown);
	const { quotation: asked } = readFilters(url.searchParams, embedChoices).filters;
	const [first, ...others] = statement.quotations;
	const chosen = [first, ...others].find((quotation) => quotation?.fragment === asked);
	return {
		statement,
		// Other words never take the place of those that somebody chose.
		quotation: asked === undefined ? first : chosen,
		isGone: asked !== undefined && !chosen,
		embed: statementEmbed(statement, chosen),
		since: await embeds.changes(url, embeds.items('statement', statement.id))
	};
};
