import type { NameOf, Noun } from '../../../domain/nouns.ts';
import type { Representation } from '../../../schemas/index.ts';
import { articles } from './articles.ts';
import { events } from './events.ts';
import { memberships } from './memberships.ts';
import { regulations } from './regulations.ts';
import { stakeholders } from './stakeholders.ts';
import { statements } from './statements.ts';
import { topics } from './topics.ts';

/**
 * Published items of these ids as programs read them, in no order; each a fixed number of queries, however many
 * ids there are. Callers hand in ids of published items alone; what these name that is not published is left out.
 */
export const represent: {
	[N in Noun as NameOf<N>]: (ids: string[]) => Promise<Representation<N>[]>;
} = { articles, events, memberships, regulations, stakeholders, statements, topics };
