import type { NewsGroup } from '../../../domain/news.ts';
import { atLeast, type User } from '../../../domain/staff.ts';
import { changedByOthers, decidedOfOwn } from './own.ts';
import { doneByOthers, newReports, sentByOthers } from './others.ts';
import { recordVisit } from './visit.ts';

/** Changes at the desk since a user's last visit, as far as the user may know them. */
export interface News {
	/** The end of the previous visit; null for the first. */
	since: Date | null;
	groups: NewsGroup[];
}

/** The user's own items come first, then new tasks, then the work of others. */
export async function sinceLastHere(user: User, now = new Date()): Promise<News> {
	const since = await recordVisit(user, now);
	if (!since) return { since, groups: [] };
	const own = [
		decidedOfOwn(user, since, 'sent_back'),
		decidedOfOwn(user, since, 'rejected'),
		decidedOfOwn(user, since, 'published'),
		changedByOthers(user, since)
	];
	const others = atLeast(user.role, 'editor')
		? [
				sentByOthers(user, since),
				newReports(since),
				doneByOthers(user, since, 'published'),
				doneByOthers(user, since, 'withdrawn')
			]
		: [];
	const groups = await Promise.all([...own, ...others]);
	return { since, groups: groups.filter(({ count }) => count) };
}
