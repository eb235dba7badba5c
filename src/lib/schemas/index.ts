/** The record as programs read it, one schema a noun: what files, feeds and the API give is of these shapes. */
import type { InferOutput } from 'valibot';
import type { Noun } from '../domain/nouns.ts';
import { article } from './article.ts';
import { event } from './event.ts';
import { membership } from './membership.ts';
import { regulation } from './regulation.ts';
import { stakeholder } from './stakeholder.ts';
import { statement } from './statement.ts';
import { topic } from './topic.ts';

export const schemas = { regulation, event, stakeholder, membership, statement, article, topic };

export type Representation<N extends Noun = Noun> = {
	[K in N]: InferOutput<(typeof schemas)[K]>;
}[N];
