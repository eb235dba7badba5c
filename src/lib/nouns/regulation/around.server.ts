import { and, asc, eq, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { clocksOf } from '../../domain/timeline/clocks.ts';
import { clockColumns, readClock } from './clock.server.ts';
import { clock } from '../../server/derived/tables.ts';
import { db } from '../../server/db/index.ts';
import * as t from '../../server/db/schema.ts';
import { eventsOn, statementsOn, timelineOrder, timelinePageSize } from './timeline.server.ts';

const entriesAside = 2;

/**
 * The law's clocks, and a statement among the entries just before and after it on the timeline.
 * @returns undefined if the statement or the law is not public, or the statement is not about the law
 */
export async function aroundStatement(slug: string, statement: string) {
	const { status, title, state, instrument, textDay } = t.regulation;
	const [regulation] = await db
		.select({
			id: t.regulation.id,
			slug: t.regulation.slug,
			title,
			status,
			instrument,
			textDay,
			clock: clockColumns
		})
		.from(t.regulation)
		.innerJoin(clock, eq(clock.regulationId, t.regulation.id))
		.where(and(eq(t.regulation.slug, slug), eq(state, 'published')));
	if (!regulation) return undefined;
	const near = await entriesNear(regulation.id, statement);
	const own = near.find(({ id }) => id === statement);
	if (!own) return undefined;
	const page = Math.ceil(own.place / timelinePageSize);
	return {
		slug,
		title: regulation.title,
		status: regulation.status,
		clocks: clocksOf(readClock(regulation.clock), regulation),
		near,
		entry: `/regulations/${slug}/timeline${page > 1 ? `?page=${page}` : ''}#t-${statement}`
	};
}

function entriesNear(regulation: string, statement: string) {
	const entries = unionAll(eventsOn(regulation, {}), statementsOn(regulation, {})).as('entry');
	const { noun, id, date, earliest, latest, kind, stance, words } = entries;
	const placed = db.$with('placed').as(
		db
			.select({
				noun,
				id,
				date,
				earliest,
				latest,
				kind,
				stance,
				words,
				place: sql<number>`(row_number() over (order by ${timelineOrder}))::int`.as('place')
			})
			.from(entries)
	);
	const own = sql`(select place from placed where noun = 'statement' and id = ${statement})`;
	return db
		.with(placed)
		.select()
		.from(placed)
		.where(sql`${placed.place} between ${own} - ${entriesAside} and ${own} + ${entriesAside}`)
		.orderBy(asc(placed.place));
}
