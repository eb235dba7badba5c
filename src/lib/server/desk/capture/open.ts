import type { Choice } from '../../../domain/choice.ts';
import type { User } from '../../../domain/staff.ts';
import { visibleItem } from '../../visibility/index.ts';
import { deskStates } from '../../../domain/review.ts';
import * as proposals from '../../write/proposals/index.ts';
import { choices } from '../lookup/index.ts';
import { lawsOnRecord } from './article-fields.ts';
import { findCapture } from './find.ts';
import { membershipOf } from './membership.ts';
import { presetCard } from './preset.ts';
import { type Quotation, quotationsOnPage, statementsOnPage } from './quotations.ts';
import { segmentsOf } from './segments.ts';

export interface SavedStatement extends Choice {
	state: keyof typeof deskStates;
	/** Names of the drafts that would be published together with the statement. */
	drafts: string[];
}

/** Opens the quotation at `place`, or the first that waits; undefined if the user may not see the page. */
export async function openCapture(user: User, id: string, place: number | undefined) {
	const capture = await findCapture(user, id);
	if (!capture) return undefined;
	const { text, articleId, ...rest } = capture;
	const [{ quotations, notice }, laws, [article], made] = await Promise.all([
		quotationsOnPage(user, capture),
		lawsOnRecord(user),
		articleId ? choices(user, 'article', [articleId]) : [],
		savedOf(user, id)
	]);
	const isChosen = (each: Quotation) =>
		place === undefined ? each.state === 'waiting' : each.at === place;
	const index = quotations.findIndex(isChosen);
	const chosen = quotations[index];
	const membership = chosen && (await membershipOf(user, chosen, capture.typed.published));
	return {
		capture: { ...rest, articleId },
		article,
		laws: laws.map(({ title }) => title),
		segments: segmentsOf(text, quotations),
		notice,
		candidates: quotations.map(({ at, state, pieces }) => ({
			at,
			state,
			words: pieces[0]!.exact.slice(0, 80)
		})),
		chosen: chosen && {
			...chosen,
			number: index + 1,
			card: presetCard(chosen, capture, membership?.organisation),
			/** A warning or explanation from the memberships on record. */
			membership: membership?.sentence,
			before: quotations[index - 1]?.at,
			next: quotations[index + 1]?.at
		},
		made
	};
}

export type Opened = NonNullable<Awaited<ReturnType<typeof openCapture>>>;

async function savedOf(user: User, page: string): Promise<SavedStatement[]> {
	const ids = [...new Set((await statementsOnPage(page)).values())];
	const found = await choices(user, 'statement', ids);
	return Promise.all(
		found.map(async (choice) => {
			const stored = (await visibleItem(user, 'statement', choice.id))!;
			const { state } = (await proposals.itemStanding(user, 'statement', choice.id))!;
			const drafts = await proposals.draftsNamedBy('statement', stored.item);
			return { ...choice, state, drafts: drafts.map(({ name }) => name) };
		})
	);
}
