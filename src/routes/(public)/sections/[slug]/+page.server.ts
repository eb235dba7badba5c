import { error } from '@sveltejs/kit';
import { readFilters } from '$lib/domain/filters';
import { sectionOf } from '$lib/domain/sections';
import * as articles from '$lib/nouns/article/queries.server';
import type { PageServerLoad } from './$types';

const { section: _, ...filters } = articles.filters;

export const load: PageServerLoad = async ({ params, url }) => {
	const section = sectionOf(params.slug);
	if (!section) error(404, 'There is no such section; /sections names all of them.');
	const request = readFilters(url.searchParams, filters);
	const list = await articles.list({ ...request, filters: { ...request.filters, section } });
	const latest = await articles.latestBesides(list.rows.map(({ id }) => id));
	return {
		section,
		list,
		latest,
		chosen: request.filters,
		ignored: request.ignored,
		sorts: articles.sorts
	};
};
