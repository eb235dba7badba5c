import { readFilters } from '$lib/domain/filters';
import { atLeast } from '$lib/domain/staff';
import { requireContributor } from '$lib/server/auth';
import { listUnsent } from '$lib/server/desk/entry';
import { countSent } from '$lib/server/desk/imports';
import { sinceLastHere } from '$lib/server/desk/news';
import * as lookedAt from '$lib/server/desk/looked-at';
import * as watches from '$lib/server/watch';
import { countAsked } from '$lib/server/reports';
import { countQueue, mine } from '$lib/server/write/proposals';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	const { page } = readFilters(event.url.searchParams, {});
	const isEditor = atLeast(user.role, 'editor');
	const [sent, unsent, waiting, overdue, alike] = await Promise.all([
		mine(user, page),
		listUnsent(user),
		isEditor ? countQueue(user) : undefined,
		isEditor ? lookedAt.countOverdue() : 0,
		isEditor ? countAsked() : 0
	]);
	const [imports, watched] = isEditor
		? await Promise.all([countSent(), watches.toTell(user)])
		: [0, undefined];
	const counts = { sent, unsent, waiting, overdue, alike, imports };
	return { ...counts, watched, news: await sinceLastHere(user) };
};
