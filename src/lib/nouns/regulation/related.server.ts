import { asc } from 'drizzle-orm';
import * as t from '../../server/db/schema.ts';
import { identifierRows, topicColumns } from '../cards.server.ts';
import { citationQuery, citedRelation, type Sources } from '../citation/sources.server.ts';
import { withBegun } from './clock.server.ts';

const other = { columns: { slug: true, title: true, status: true, state: true } } as const;

export const withRelated = {
	clock: withBegun,
	relationsFrom: {
		...citedRelation,
		orderBy: () => [asc(t.regulationRelation.toId), asc(t.regulationRelation.kind)],
		with: { ...citedRelation.with, to: other }
	},
	relationsTo: {
		...citedRelation,
		orderBy: () => [asc(t.regulationRelation.fromId), asc(t.regulationRelation.kind)],
		with: { ...citedRelation.with, from: other }
	},
	topics: {
		columns: {},
		orderBy: asc(t.regulationTopic.topicId),
		with: { topic: { columns: topicColumns } }
	},
	identifiers: identifierRows,
	citations: citationQuery
} as const;

type Other = Pick<typeof t.regulation.$inferSelect, 'slug' | 'title' | 'status' | 'state'>;
type Row = Pick<typeof t.regulationRelation.$inferSelect, 'kind'> &
	Parameters<Sources['all']>[0][number];

export function relationsOf(
	{
		relationsFrom,
		relationsTo
	}: { relationsFrom: (Row & { to: Other })[]; relationsTo: (Row & { from: Other })[] },
	sources: Sources
) {
	return (
		[
			...relationsFrom.map(({ to, ...row }) => ({
				...row,
				direction: 'to' as const,
				regulation: to
			})),
			...relationsTo.map(({ from, ...row }) => ({
				...row,
				direction: 'from' as const,
				regulation: from
			}))
		]
			.filter(({ regulation }) => regulation.state === 'published')
			// A relation without an article rests on the sources of its law.
			.map(({ article, ...relation }) => ({ ...relation, sources: sources.all([{ article }]) }))
	);
}
