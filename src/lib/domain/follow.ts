export const scopes = {
	everything: 'Everything on record',
	country: 'All laws of a country',
	regulation: 'A law',
	stakeholder: 'A stakeholder',
	topic: 'A topic',
	campaign: 'A campaign',
	search: 'A search'
} as const;

export type Scope = keyof typeof scopes;

export const followKinds = {
	event: 'New laws, what happens to them, and who joins a group',
	statement: 'Statements and campaigns',
	position: 'A changed position',
	article: 'News articles',
	correction: 'Corrections, other changes and withdrawals',
	coming: 'Dates coming up'
} as const;

export type FollowKind = keyof typeof followKinds;

export const frequencies = {
	at_once: 'At once, gathered: at most one e-mail an hour',
	daily: 'Every morning',
	weekly: 'Every Monday morning'
} as const;

export type Frequency = keyof typeof frequencies;

/** A search is identified by its list's address. */
export interface Subject {
	scope: Scope;
	/** Empty for everything; an ISO code for a country. */
	target: string;
}

/** Database and queries use this form: `regulation:harm-rules`, `country:PK`, `everything:`. */
export const subjectKey = ({ scope, target }: Subject): string => `${scope}:${target}`;

export function readSubject(key: string): Subject | undefined {
	const at = key.indexOf(':');
	const scope = key.slice(0, at) as Scope;
	const target = key.slice(at + 1);
	if (at < 0 || !Object.hasOwn(scopes, scope)) return undefined;
	return (scope === 'everything') === (target === '') ? { scope, target } : undefined;
}

export const requestedLetters = ['follow_confirm', 'follow_mine'] as const;

export const webhookFormats = {
	standard: 'For programs: signed JSON',
	chat: 'For a chat: a few lines of text'
} as const;

export type WebhookFormat = keyof typeof webhookFormats;
