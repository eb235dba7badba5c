import { readFilters } from '$lib/domain/filters';
import * as trends from '$lib/server/trends';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const { filters, ignored } = readFilters(url.searchParams, trends.filters);
	const count = filters.count ?? 'statements';
	const [hidden, answered, stance, matrix, facets, asOf] = await Promise.all([
		trends.daysByRegulation('hidden', filters, trends.mostRankedRegulations),
		trends.daysByRegulation('answered', filters, trends.mostRankedRegulations),
		trends.stanceByRegulation(count, filters, trends.mostRankedRegulations),
		trends.matrix(filters, trends.mostBesideOthers),
		trends.facets(filters),
		trends.asOf()
	]);
	return { hidden, answered, stance, matrix, facets, asOf, count, chosen: filters, ignored };
};
