import type { Role } from './vocabulary.ts';

/** What a program may do with a token, each with the words its owner reads. Reading the record needs none. */
export const tokenScopes = {
	write: 'Write, for editors to publish',
	publish: 'Publish'
} as const;

export type TokenScope = keyof typeof tokenScopes;

/** What a role may give to a token. */
export const scopesOf = (role: Role): TokenScope[] =>
	role === 'contributor' ? ['write'] : ['write', 'publish'];

/** What its owner chooses from: whatever publishes also writes. */
export const tokenChoices = { write: tokenScopes.write, publish: 'Write and publish' } as const;

export const scopesFor = (choice: TokenScope): TokenScope[] =>
	choice === 'publish' ? ['write', 'publish'] : ['write'];

/** How long a token may live, in days, with the words its owner reads. */
export const tokenDays = {
	'7': 'A week',
	'30': '30 days',
	'90': '90 days',
	'365': 'A year'
} as const;

/** A token of ours, wherever it stands: the prefix is for those who look for secrets where none should be. */
export const tokenShape = /rw_[\w-]{43}/;
