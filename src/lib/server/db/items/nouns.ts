import type * as v from 'valibot';
import type { Facts, shapes } from './shape.ts';

/** The nouns whose rows have a history, by the name of their file of facts; each finds what it refers to above it. */
export const nounOf = {
	topics: 'topic',
	articles: 'article',
	regulations: 'regulation',
	stakeholders: 'stakeholder',
	memberships: 'membership',
	events: 'event',
	statements: 'statement'
} as const satisfies Record<keyof Facts, string>;

export type Name = keyof typeof nounOf;
export type Noun = (typeof nounOf)[Name];

export const names = Object.keys(nounOf) as Name[];

export const nameOf = Object.fromEntries(names.map((name) => [nounOf[name], name])) as {
	[N in Noun]: NameOf<N>;
};

type NameOf<N extends Noun> = { [K in Name]: (typeof nounOf)[K] extends N ? K : never }[Name];

/** A row of a noun with what hangs on it, as files of facts write it and revisions keep it. */
export type Item<N extends Noun> = Facts[NameOf<N>][number];

/** What may be left out of an item is left out. */
export type ItemInput<N extends Noun> = v.InferInput<ReturnType<typeof shapes>[NameOf<N>]>[number];
