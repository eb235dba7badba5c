import { and, type Column, eq, lte, or, type SQLWrapper, sql } from 'drizzle-orm';
import type { Week } from '../../domain/timeline/ledger.ts';
import { db } from '../../server/db/index.ts';
import { isPublished } from '../../server/db/published.ts';
import * as t from '../../server/db/schema.ts';

/** As many weeks from the first one, and as many to the last one, are told of a law about which more was said. */
const mostWeeks = 30;

const mondayOf = (day: SQLWrapper) => sql`date_trunc('week', ${day}::timestamp)`;

/**
 * Finds the first statement of each week, of the first weeks and the last ones, in order. A date that may lie in several
 * weeks counts as a week of its own.
 */
export function weeksOf(regulation: Column) {
	const { id, date, earliest, latest, state } = t.statement;
	const week = sql`case when ${mondayOf(earliest)} = ${mondayOf(latest)} then ${mondayOf(earliest)}::text else ${date} end`;
	const said = db
		.select({
			id,
			earliest,
			latest,
			total: sql<number>`(count(*) over (partition by ${week}))::int`.as('total'),
			all: sql<number>`(count(*) over ())::int`.as('all'),
			place:
				sql<number>`row_number() over (partition by ${week} order by ${latest}, ${earliest}, ${id})`.as(
					'place'
				)
		})
		.from(t.statement)
		.innerJoin(t.position, eq(t.position.statementId, id))
		.where(and(isPublished(state), eq(t.position.regulationId, regulation)))
		.as('said');
	const inOrder = sql`over (order by ${said.latest}, ${said.earliest}, ${said.id})`;
	const weeks = db
		.select({
			id: said.id,
			total: said.total,
			all: said.all,
			number: sql<number>`(row_number() ${inOrder})::int`.as('number'),
			weeks: sql<number>`(count(*) over ())::int`.as('weeks')
		})
		.from(said)
		.where(eq(said.place, 1))
		.as('weeks');
	return db
		.select({ id: weeks.id, total: weeks.total, all: weeks.all, number: weeks.number })
		.from(weeks)
		.where(or(lte(weeks.number, mostWeeks), sql`${weeks.number} > ${weeks.weeks} - ${mostWeeks}`))
		.orderBy(weeks.number);
}

/** Counts the statements that are left out between the first weeks and the last ones. */
export function joinWeeks(found: Awaited<ReturnType<typeof weeksOf>>): Week[] {
	const told = found.reduce((sum, { total }) => sum + total, 0);
	return found.map(({ id, total, all, number }) => ({
		id,
		total,
		...(number === mostWeeks && all > told && { skipped: all - told })
	}));
}
