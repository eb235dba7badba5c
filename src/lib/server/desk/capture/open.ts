import type { Choice } from '../../../domain/choice.ts';
import type { User } from '../../../domain/staff.ts';
import { current } from '../../visibility/index.ts';
import { deskStates } from '../../../domain/review.ts';
import * as proposals from '../../write/proposals/index.ts';
import { choices } from '../lookup/index.ts';
import { lawsOnRecord } from './article-fields.ts';
import { candidatesOf } from './candidates.ts';
import type { Candidate } from './find-candidates.ts';
import { find } from './find.ts';
import { membershipOf } from './membership.ts';
import { cardOf } from './preset.ts';
import { segmentsOf } from './segments.ts';

/** A statement that was made of the page. */
export interface SavedStatement extends Choice {
	state: keyof typeof deskStates;
	/** What would be published with it. */
	drafts: string[];
}

/** A captured page as its card of the moment shows it; undefined where there is none of this id for its reader. */
export async function open(user: User, id: string, asked: number | undefined) {
	const capture = await find(user, id);
	if (!capture) return undefined;
	const { text, saved, dropped, articleId, ...rest } = capture;
	const [{ candidates, notice }, laws, [article], made] = await Promise.all([
		candidatesOf(user, capture),
		lawsOnRecord(user),
		articleId ? choices(user, 'article', [articleId]) : [],
		savedOf(user, saved)
	]);
	const all = candidates.map((candidate) => ({
		...candidate,
		saved: saved[candidate.at],
		dropped: dropped.includes(candidate.at)
	}));
	const waiting = all.filter((each) => !each.saved && !each.dropped);
	const index = all.findIndex(({ at }) => at === (asked ?? waiting[0]?.at));
	const chosen = all[index];
	const membership = chosen && (await membershipOf(user, chosen, capture.typed.published));
	return {
		capture: { ...rest, articleId },
		article,
		laws: laws.map(({ title }) => title),
		segments: segmentsOf(text, candidates),
		notice,
		candidates: all.map(({ at, saved, dropped, pieces }) => ({
			...{ at, saved, dropped },
			words: pieces[0]!.exact.slice(0, 80)
		})),
		waiting: waiting.length,
		chosen: chosen && {
			...chosen,
			number: index + 1,
			card: cardOf(chosen, capture, membership?.organisation),
			/** How the organisation agrees with the memberships on record, where that is to be said. */
			membership: membership?.sentence,
			before: all[index - 1]?.at,
			next: all[index + 1]?.at
		},
		/** Where one goes on once this one is decided. */
		onward:
			waiting.find(({ at }) => at > (chosen?.at ?? -1))?.at ??
			waiting.find(({ at }) => at !== chosen?.at)?.at,
		made
	};
}

export type Opened = NonNullable<Awaited<ReturnType<typeof open>>>;
export type Chosen = Candidate & NonNullable<Opened['chosen']>;

async function savedOf(user: User, saved: Record<string, string>): Promise<SavedStatement[]> {
	const ids = [...new Set(Object.values(saved))];
	const found = await choices(user, 'statement', ids);
	return Promise.all(
		found.map(async (choice) => {
			const stored = (await current(user, 'statement', choice.id))!;
			const { state } = (await proposals.standing(user, 'statement', choice.id))!;
			const drafts = await proposals.draftsNamedBy('statement', stored.item);
			return { ...choice, state, drafts: drafts.map(({ name }) => name) };
		})
	);
}
