import type { ProposalState } from './vocabulary.ts';

/** Why a row is a draft, where what was sent made it one; the queue and its author see the words. */
export const draftReasons = {
	waiting: 'Waiting for an editor',
	rejected: 'Rejected by an editor',
	taken_back: 'Taken back by its author'
} as const;

/** What waits for an editor. */
export const queueKinds = {
	new: 'New',
	change: 'Change',
	draft: 'Draft that nobody sent'
} as const;

export type QueueKind = keyof typeof queueKinds;

/** What can still be changed, decided or taken back. */
export const openStates = ['waiting', 'returned'] as const satisfies ProposalState[];

export function isOpen(state: ProposalState): boolean {
	return (openStates as readonly ProposalState[]).includes(state);
}
