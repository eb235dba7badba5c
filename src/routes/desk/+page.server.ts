import { readFilters } from '$lib/domain/filters';
import { atLeast } from '$lib/domain/staff';
import { requireContributor } from '$lib/server/auth';
import { listUnsent } from '$lib/server/entry';
import { countQueue, mine } from '$lib/server/proposals';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	const { page } = readFilters(event.url.searchParams, {});
	const [sent, unsent, waiting] = await Promise.all([
		mine(user, page),
		listUnsent(user),
		atLeast(user.role, 'editor') ? countQueue() : undefined
	]);
	return { sent, unsent, waiting };
};
