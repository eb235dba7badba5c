import { readFilters } from '$lib/domain/filters';
import { atLeast, type User } from '$lib/domain/staff';
import { requireContributor } from '$lib/server/auth';
import { countDoubtful } from '$lib/server/copies';
import { countWaiting } from '$lib/server/desk/corrections';
import { listUnsent } from '$lib/server/desk/entry';
import { countSent } from '$lib/server/desk/imports';
import { sinceLastHere } from '$lib/server/desk/news';
import * as lookedAt from '$lib/server/desk/looked-at';
import { isStalled } from '$lib/server/jobs/state';
import { backupState } from '$lib/server/ops/backups/daily';
import { recentUpdate } from '$lib/server/ops/update';
import * as watches from '$lib/server/watch';
import { countAsked } from '$lib/server/reports';
import { countQueue, ownProposals } from '$lib/server/write/proposals';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	const { page } = readFilters(event.url.searchParams, {});
	const [sent, unsent] = await Promise.all([ownProposals(user, page), listUnsent(user)]);
	const work = atLeast(user.role, 'editor') ? await editorsWork(user) : undefined;
	const update = atLeast(user.role, 'administrator') ? await recentUpdate() : undefined;
	return { sent, unsent, work, update, news: await sinceLastHere(user), now: new Date() };
};

export type EditorsWork = Awaited<ReturnType<typeof editorsWork>>;

async function editorsWork(user: User) {
	const [waiting, imports, reported, overdue] = await Promise.all([
		countQueue(user),
		countSent(),
		countWaiting(),
		lookedAt.countOverdue()
	]);
	const isAdministrator = atLeast(user.role, 'administrator');
	const [watched, alike, doubtful, backups, isStuck] = await Promise.all([
		watches.deskCounts(user),
		countAsked(),
		countDoubtful(),
		isAdministrator ? backupState() : undefined,
		isAdministrator && isStalled()
	]);
	const backupsLate = backups?.isLate || backups?.failure ? 1 : 0;
	const stalled = isStuck ? 1 : 0;
	return { waiting, imports, reported, overdue, watched, alike, doubtful, backupsLate, stalled };
}
