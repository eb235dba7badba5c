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

/** Names a letter whose own subject is not shown. */
export const outboxKind = (kind: string, toWebhook: boolean): string =>
	kinds[kind] ?? (toWebhook ? 'A call' : 'An e-mail');
