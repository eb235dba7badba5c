import { and, eq, inArray, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { clocksOf } from '../../domain/timeline/clocks.ts';
import { clockColumns, readClock } from './clock.server.ts';
import { clock } from '../../server/derived/tables.ts';
import { db } from '../../server/db/index.ts';
import { isPublished } from '../../server/db/published.ts';
import * as t from '../../server/db/schema.ts';
import { eventsOn, statementsOn, timelineOrder, timelinePageSize } from './timeline.server.ts';

const entriesAside = 2;

type Entry = Awaited<ReturnType<typeof eventsOn>>[number] & { place: number };

/**
 * The clocks of laws, each with a statement among the entries just before and after it on the law's timeline. Laws that
 * are not public, or about which the statement says nothing, are left out, and all of them if it is not public itself.
 */
export async function coursesAround(statement: string, slugs: string[]) {
	const { id, slug, title, status, state, instrument, textDay } = t.regulation;
	const rows = slugs.length
		? await db
				.select({
					slug,
					title,
					status,
					instrument,
					textDay,
					clock: clockColumns,
					near: entriesNear(statement)
				})
				.from(t.regulation)
				.innerJoin(clock, eq(clock.regulationId, id))
				.where(and(inArray(slug, slugs), isPublished(state)))
		: [];
	return slugs.flatMap((slug) => {
		const regulation = rows.find((row) => row.slug === slug);
		const own = regulation?.near?.find(({ id }) => id === statement);
		if (!regulation?.near || !own) return [];
		const page = Math.ceil(own.place / timelinePageSize);
		return {
			slug,
			title: regulation.title,
			status: regulation.status,
			clocks: clocksOf(readClock(regulation.clock), regulation),
			near: regulation.near,
			entry: `/regulations/${slug}/timeline${page > 1 ? `?page=${page}` : ''}#t-${statement}`
		};
	});
}

/** In queries that select from `regulation`; null without the statement. */
function entriesNear(statement: string) {
	const { id } = t.regulation;
	const entries = unionAll(eventsOn(id, {}), statementsOn(id, {})).as('entry');
	const place = sql`(row_number() over (order by ${timelineOrder}))::int`;
	const own = sql`(select place from placed where noun = 'statement' and id = ${statement})`;
	return sql<Entry[] | null>`(
		with placed as (select *, ${place} as place from ${entries})
		select json_agg(placed order by place) from placed
		where place between ${own} - ${entriesAside} and ${own} + ${entriesAside})`;
}
