import { readFilters } from '$lib/domain/filters';
import { titleOf } from '$lib/domain/titles';
import { requireContributor } from '$lib/server/auth';
import { namesIn } from '$lib/server/proposals';
import * as revisions from '$lib/server/revisions';
import { error } from '@sveltejs/kit';
import { nounAt } from '../../entry.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireContributor(event);
	const { noun } = nounAt(event);
	const { id } = event.params;
	const standing = await revisions.current(noun, id);
	if (!standing) error(404, 'The record has nothing of this id.');
	const { page } = readFilters(event.url.searchParams, {});
	const { items, ...history } = await revisions.changes(noun, id, page);
	const names = await namesIn(noun, standing.item, ...items);
	return { noun, id, standing, title: titleOf(noun, standing.item, names), history, names };
};
