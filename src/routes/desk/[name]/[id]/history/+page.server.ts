import { readFilters } from '$lib/domain/filters';
import { titleOf } from '$lib/domain/titles';
import { requireContributor } from '$lib/server/auth';
import * as proposals from '$lib/server/write/proposals';
import * as visibility from '$lib/server/visibility';
import { error } from '@sveltejs/kit';
import { nounAt } from '../../entry.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	const { noun } = nounAt(event);
	const { id } = event.params;
	const stored = await visibility.visibleItem(user, noun, id);
	if (!stored) error(404, 'The record has no such entry.');
	const { searchParams } = event.url;
	const { page } = readFilters(searchParams, {});
	const restored = /^[1-9]\d{0,8}$/.exec(searchParams.get('restored') ?? '')?.[0] ?? null;
	const { items, ...history } = await visibility.visibleHistory(user, noun, id, page);
	const names = await visibility.visibleNames(user, noun, [stored.item, ...items]);
	const standing = (await proposals.itemStanding(user, noun, id))!;
	return {
		restored,
		noun,
		id,
		stored,
		standing,
		title: titleOf(noun, stored.item, names),
		history,
		names
	};
};
