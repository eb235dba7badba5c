// What can be followed, what of it, and how often: the words of forms, letters and webhooks.

/** What can be followed. */
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

/** What a follower is told of, each with the words they choose by. */
export const followKinds = {
	event: 'New laws, what happens to them, and who joins a group',
	statement: 'Statements and campaigns',
	position: 'A changed position',
	article: 'News articles',
	correction: 'Corrections, other changes and withdrawals',
	coming: 'Dates coming up'
} as const;

export type FollowKind = keyof typeof followKinds;

/** How often letters come, each with the words they are chosen by. */
export const frequencies = {
	at_once: 'At once, gathered: at most one letter an hour',
	daily: 'Every morning',
	weekly: 'Every Monday morning'
} as const;

export type Frequency = keyof typeof frequencies;

/** Something that can be followed: «regulation» and the law's id; a search by the address of its list. */
export interface Subject {
	scope: Scope;
	/** Empty where everything is followed; the ISO code of a country. */
	target: string;
}

/** As it is stored and matched: `regulation:harm-rules`, `country:PK`, `everything:`. */
export const subjectKey = ({ scope, target }: Subject): string => `${scope}:${target}`;

/** The other way round; undefined for what is none. */
export function readSubject(key: string): Subject | undefined {
	const at = key.indexOf(':');
	const scope = key.slice(0, at) as Scope;
	const target = key.slice(at + 1);
	if (at < 0 || !Object.hasOwn(scopes, scope)) return undefined;
	return (scope === 'everything') === (target === '') ? { scope, target } : undefined;
}

/** Letters that somebody asks for: they come before anything is confirmed, and after all was ended. */
export const requestedLetters = ['follow_confirm', 'follow_mine'] as const;

/** How a webhook is told of changes, each with the words it is chosen by. */
export const webhookFormats = {
	standard: 'For programs: signed JSON',
	chat: 'For a chat: a few lines of text'
} as const;

export type WebhookFormat = keyof typeof webhookFormats;
