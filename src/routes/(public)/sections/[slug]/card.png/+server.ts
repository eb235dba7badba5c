import { error } from '@sveltejs/kit';
import { sectionCard } from '$lib/domain/cards/topic';
import { readFilters } from '$lib/domain/filters';
import { sectionOf } from '$lib/domain/sections';
import { cardAt } from '$lib/server/cards';
import * as articles from '$lib/nouns/article/queries.server';
import type { RequestHandler } from './$types';

const { section: _, ...readHere } = articles.filters;

export const GET: RequestHandler = cardAt(async ({ params, url }) => {
	const section = sectionOf(params.slug);
	if (!section) error(404, 'There is no such section; /sections names all of them.');
	const { filters } = readFilters(url.searchParams, readHere);
	const list = await articles.list({ filters: { ...filters, section }, page: 1 });
	return sectionCard(section, list, filters);
});
