import { asc } from 'drizzle-orm';
import * as t from '../../server/db/schema.ts';
import { registered } from '../cards.server.ts';
import { cited, citedRelation, type Sources } from '../citation/sources.server.ts';

const other = { columns: { slug: true, title: true, status: true, state: true } } as const;

/** What a law is read with wherever all of it is told. */
export const withRelated = {
	clock: true,
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
		with: { topic: { columns: { slug: true, name: true } } }
	},
	identifiers: registered,
	citations: cited
} as const;

type Other = Pick<typeof t.regulation.$inferSelect, 'slug' | 'title' | 'status' | 'state'>;
type Row = Pick<typeof t.regulationRelation.$inferSelect, 'kind'> &
	Parameters<Sources['all']>[0][number];

/** How a law hangs together with published others, each seen from it. */
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
			// One that cites nothing for itself rests on what its law cites.
			.map(({ article, ...relation }) => ({ ...relation, sources: sources.all([{ article }]) }))
	);
}
