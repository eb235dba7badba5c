import { readFilters } from '$lib/domain/filters';
import { atLeast } from '$lib/domain/staff';
import { requireContributor } from '$lib/server/auth';
import { listUnsent } from '$lib/server/desk/entry';
import { countSent } from '$lib/server/desk/imports';
import { sinceLastHere } from '$lib/server/desk/news';
import * as lookedAt from '$lib/server/desk/looked-at';
import * as watches from '$lib/server/watch';
import { countQueue, mine } from '$lib/server/write/proposals';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	const { page } = readFilters(event.url.searchParams, {});
	const isEditor = atLeast(user.role, 'editor');
	const [sent, unsent, waiting, overdue] = await Promise.all([
		mine(user, page),
		listUnsent(user),
		isEditor ? countQueue(user) : undefined,
		isEditor ? lookedAt.countOverdue() : 0
	]);
	const [imports, watched] = isEditor
		? await Promise.all([countSent(), watches.toTell(user)])
		: [0, undefined];
	return { sent, unsent, waiting, overdue, imports, watched, news: await sinceLastHere(user) };
};
