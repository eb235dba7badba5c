import type { Role } from './vocabulary.ts';

/** Reading the record needs no token. */
export const tokenScopes = {
	write: 'Write, for editors to publish',
	publish: 'Publish'
} as const;

export type TokenScope = keyof typeof tokenScopes;

export const scopesOf = (role: Role): TokenScope[] =>
	role === 'contributor' ? ['write'] : ['write', 'publish'];

export const tokenChoices = { write: tokenScopes.write, publish: 'Write and publish' } as const;

export const scopesFor = (choice: TokenScope): TokenScope[] =>
	choice === 'publish' ? ['write', 'publish'] : ['write'];

export const tokenDays = {
	'7': 'A week',
	'30': '30 days',
	'90': '90 days',
	'365': 'A year'
} as const;

/** The prefix lets secret scanners find leaked tokens. */
export const tokenShape = /rw_[\w-]{43}/;
