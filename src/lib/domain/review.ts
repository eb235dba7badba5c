import { type ProposalState, proposalStates, type PublicationState } from './vocabulary.ts';

/** Stored reasons why an item is a draft; drafts of other origin store their own words. */
export const draftReasons = {
	kept: 'kept',
	waiting: 'waiting',
	rejected: 'rejected',
	taken_back: 'taken_back'
} as const;

export type DraftReason = keyof typeof draftReasons;

export const draftReasonWords = {
	kept: 'Kept as a draft',
	waiting: 'Waiting for an editor',
	rejected: 'Rejected by an editor',
	taken_back: 'Taken back by its author'
} as const satisfies Record<DraftReason, string>;

export const reasonInWords = (reason: string | null) =>
	reason !== null && Object.hasOwn(draftReasonWords, reason)
		? draftReasonWords[reason as DraftReason]
		: reason;

/** These drafts do not wait for an editor. */
export const settledReasons: string[] = [draftReasons.rejected, draftReasons.taken_back];

/** The default reason of a new item, which lists leave out. */
export const usualReason = 'Added';

export const deskStates = { draft: 'Draft', ...proposalStates } as const;

export type DeskState = keyof typeof deskStates;

export const queueKinds = {
	new: 'Sent, new',
	change: 'Sent, a change',
	draft: 'Draft'
} as const;

export type QueueKind = keyof typeof queueKinds;

export const undoMilliseconds = 10_000;

/** The author can still change or withdraw these, and an editor decide. */
export const openStates = ['sent', 'sent_back'] as const satisfies ProposalState[];

export function isOpen(state: ProposalState): boolean {
	return (openStates as readonly ProposalState[]).includes(state);
}

/** Never says that readers see a version again if they do not. */
export function restoredWords(old: string, now: number, state: PublicationState) {
	if (state === 'published') return `Version ${old} is restored: it stands as version ${now} now.`;
	const stays = state === 'withdrawn' ? 'It stays withdrawn' : 'It is still a draft';
	return `What version ${old} said is version ${now} now. ${stays}, so readers do not see it.`;
}
