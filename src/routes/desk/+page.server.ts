import { readFilters } from '$lib/domain/filters';
import { atLeast } from '$lib/domain/staff';
import { requireContributor } from '$lib/server/auth';
import { countQueue, mine } from '$lib/server/proposals';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	const { page } = readFilters(event.url.searchParams, {});
	const [sent, waiting] = await Promise.all([
		mine(user, page),
		atLeast(user.role, 'editor') ? countQueue() : undefined
	]);
	return { sent, waiting };
};
