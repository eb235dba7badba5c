import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { clocksOf } from '../../domain/clocks.ts';
import { built } from '../db/built.ts';
import { cited, eventIds, eventsFound, Sources } from '../db/cards.ts';
import { readClock } from '../db/clock.ts';
import { db } from '../db/index.ts';
import { latestSaid } from '../db/said.ts';
import * as t from '../db/schema.ts';

/** A page shows no more; the list of statements holds the rest. */
const mostStatements = 50;

const related = { columns: { slug: true, title: true, status: true, state: true } } as const;

export type RegulationPage = NonNullable<Awaited<ReturnType<typeof get>>>;

/** A regulation by name alone, for what is made of its numbers; undefined where the slug was never public. */
export function named(slug: string) {
	return db.query.regulation.findFirst({
		where: and(eq(t.regulation.slug, slug), ne(t.regulation.state, 'draft')),
		columns: { id: true, slug: true, title: true, state: true, stateReason: true }
	});
}

const bySlug = built((db) =>
	db.query.regulation
		.findFirst({
			where: and(eq(t.regulation.slug, sql.placeholder('slug')), ne(t.regulation.state, 'draft')),
			columns: { createdAt: false, version: false },
			with: {
				tally: true,
				relationsFrom: { columns: { kind: true }, with: { to: related } },
				relationsTo: { columns: { kind: true }, with: { from: related } },
				topics: { columns: {}, with: { topic: { columns: { slug: true, name: true } } } },
				citations: cited
			}
		})
		.prepare('regulation')
);

const order = 'oldest';

const itsEvents = eventsFound(
	'events_of_regulation',
	(db) => {
		const { eventId, regulationId } = t.eventRegulation;
		const onIt = db
			.select({ id: eventId })
			.from(t.eventRegulation)
			.where(eq(regulationId, sql.placeholder('id')));
		return eventIds(db, { where: inArray(t.event.id, onIt), order });
	},
	order
);

/**
 * A regulation with everything its page shows; undefined where the slug was never public. Of a withdrawn one
 * only the title, the state and the reason may be shown.
 */
export async function get(slug: string) {
	const found = await find(slug);
	return found && whole(found);
}

/** A regulation without what was said and happened around it, which `whole` adds; as `get` does, to whom it may be shown. */
export const find = (slug: string) => bySlug().execute({ slug });

type Found = NonNullable<Awaited<ReturnType<typeof find>>>;

export async function whole(found: Found) {
	const { tally, citations, topics, relationsFrom, relationsTo, ...regulation } = found;
	const sources = new Sources();
	const { id } = found;
	const [events, statements] = await Promise.all([
		itsEvents({ id }, sources),
		latestSaid(`regulation=${id}`, mostStatements, sources)
	]);
	return {
		...regulation,
		clocks: clocksOf(readClock(tally)),
		relations: [
			...relationsFrom.map(({ kind, to }) => ({ kind, direction: 'to' as const, regulation: to })),
			...relationsTo.map(({ kind, from }) => ({
				kind,
				direction: 'from' as const,
				regulation: from
			}))
		].filter(({ regulation }) => regulation.state === 'published'),
		topics: topics.map(({ topic }) => topic),
		events,
		/** Newest first, at most a page's worth of `statementTotal`. */
		statements,
		statementTotal: tally?.statements ?? 0,
		sources: sources.all(citations)
	};
}
