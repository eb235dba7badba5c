import type * as v from 'valibot';
import type { NameOf, Noun } from '../../domain/nouns.ts';
import type { Facts, shapes } from './validation.server.ts';

export { nameOf, names, nounOf, type Name, type Noun } from '../../domain/nouns.ts';

/** A row of a noun with what hangs on it, as files of facts write it and revisions keep it. */
export type Item<N extends Noun> = Facts[NameOf<N>][number];

/** What may be left out of an item is left out. */
export type ItemInput<N extends Noun> = v.InferInput<ReturnType<typeof shapes>[NameOf<N>]>[number];
