import { type ProposalState, proposalStates, type PublicationState } from './vocabulary.ts';

/** Why an item is a draft, as it is stored; a draft of another origin says why in words of its own. */
export const draftReasons = {
	kept: 'kept',
	waiting: 'waiting',
	rejected: 'rejected',
	taken_back: 'taken_back'
} as const;

export type DraftReason = keyof typeof draftReasons;

/** The same reasons for people, by what is stored. */
export const draftReasonWords = {
	kept: 'Kept as a draft',
	waiting: 'Waiting for an editor',
	rejected: 'Rejected by an editor',
	taken_back: 'Taken back by its author'
} as const satisfies Record<DraftReason, string>;

/** The reason of a draft for people, whoever wrote it. */
export const reasonInWords = (reason: string | null) =>
	reason !== null && Object.hasOwn(draftReasonWords, reason)
		? draftReasonWords[reason as DraftReason]
		: reason;

/** A draft of such a reason waits for nobody: it is found at its own page. */
export const settledReasons: string[] = [draftReasons.rejected, draftReasons.taken_back];

/** Why a new item was sent, where nobody says; lists leave it out. */
export const usualReason = 'Added';

/** Where an item is on its way to readers: the same words for whoever wrote it and for the editors. */
export const deskStates = { draft: 'Draft', ...proposalStates } as const;

export type DeskState = keyof typeof deskStates;

/** What the editors' queue holds. */
export const queueKinds = {
	new: 'Sent, new',
	change: 'Sent, a change',
	draft: 'Draft'
} as const;

export type QueueKind = keyof typeof queueKinds;

/** How long an editor can undo what they decided. */
export const undoMilliseconds = 10_000;

/** What can still be changed, decided or withdrawn by its author. */
export const openStates = ['sent', 'sent_back'] as const satisfies ProposalState[];

export function isOpen(state: ProposalState): boolean {
	return (openStates as readonly ProposalState[]).includes(state);
}

/** The sentence for an editor who restored a version: it never says that readers see again what they do not. */
export function restoredWords(old: string, now: number, state: PublicationState = 'published') {
	if (state === 'published') return `Version ${old} is restored: it stands as version ${now} now.`;
	const stays = state === 'withdrawn' ? 'It stays withdrawn' : 'It is still a draft';
	return `What version ${old} said is version ${now} now. ${stays}, so readers do not see it.`;
}
