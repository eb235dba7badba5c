import { compareFilters, namedRegulations } from '$lib/domain/compare';
import { comparisonEmbed } from '$lib/domain/embeds';
import { readFilters } from '$lib/domain/filters';
import * as compare from '$lib/server/compare';
import * as embeds from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const { filters, ignored } = readFilters(url.searchParams, compareFilters);
	const [{ regulations, leftOut }, offered] = await Promise.all([
		compare.regulationsToCompare(namedRegulations(filters.regulations)),
		compare.offeredRegulations()
	]);
	return {
		regulations,
		leftOut,
		ignored,
		offered,
		isAllOffered: offered.length < compare.mostOffered,
		comparison: regulations.length ? await compare.comparisonOf(regulations) : undefined,
		snippets: regulations.length ? embeds.snippets(comparisonEmbed(regulations)) : []
	};
};
