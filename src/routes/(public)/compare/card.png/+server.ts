import { comparisonCard } from '$lib/domain/cards/overviews';
import { compareFilters, namedRegulations } from '$lib/domain/compare';
import { readFilters } from '$lib/domain/filters';
import { cardAt } from '$lib/server/cards';
import * as compare from '$lib/server/compare';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = cardAt(async ({ url }) => {
	const { filters } = readFilters(url.searchParams, compareFilters);
	const { regulations } = await compare.regulationsToCompare(namedRegulations(filters.regulations));
	return comparisonCard(regulations.length ? await compare.comparisonOf(regulations) : undefined);
});
