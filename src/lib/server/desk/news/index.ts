import type { NewsGroup } from '../../../domain/news.ts';
import { atLeast, type User } from '../../../domain/staff.ts';
import { changedByOthers, decidedOfOwn } from './own.ts';
import { doneByOthers, newReports, sentByOthers } from './others.ts';
import { visit } from './visit.ts';

/** What changed at the desk since somebody was last there, as far as it is theirs to know. */
export interface News {
	/** The end of their visit before; null where this is the first. */
	since: Date | null;
	groups: NewsGroup[];
}

/** First what became of one's own, then what is new to look at, then what others did. */
export async function sinceLastHere(user: User, now = new Date()): Promise<News> {
	const since = await visit(user, now);
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
