// What stands in the outbox, in words for administrators.

/** Parts of it that can be asked for. */
export const outboxParts = {
	waiting: 'Waiting',
	failing: 'Waiting, and failed before',
	dead: 'Given up',
	sent: 'Sent',
	logged: 'In the log, as no mail server was set'
} as const;

export type OutboxPart = keyof typeof outboxParts;

const kinds: Record<string, string> = {
	invitation: 'An invitation',
	reset: 'A link to set a new password',
	address: 'A link to confirm a new address',
	notice: 'A notice about an account',
	follow_confirm: 'The question whether somebody wants to follow',
	follow_mine: 'A link to what somebody follows',
	news: 'What changed, for a follower'
};

/** What it is, where its own words are not shown. */
export const outboxKind = (kind: string, toWebhook: boolean): string =>
	kinds[kind] ?? (toWebhook ? 'A call' : 'A letter');
