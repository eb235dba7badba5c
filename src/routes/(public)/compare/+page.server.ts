import { compareFilters, namesIn } from '$lib/domain/compare';
import { comparisonEmbed } from '$lib/domain/embeds';
import { readFilters } from '$lib/domain/filters';
import * as compare from '$lib/server/compare';
import * as embeds from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const { filters, ignored } = readFilters(url.searchParams, compareFilters);
	const [{ laws, leftOut }, offered] = await Promise.all([
		compare.lawsNamed(namesIn(filters.regulations)),
		compare.offered()
	]);
	return {
		...{ laws, leftOut, ignored, offered },
		isAllOffered: offered.length < compare.mostOffered,
		comparison: laws.length ? await compare.ofLaws(laws) : undefined,
		snippets: laws.length ? embeds.snippets(comparisonEmbed(laws)) : []
	};
};
