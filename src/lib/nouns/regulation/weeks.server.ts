import { and, asc, type Column, desc, eq, type SQLWrapper, sql } from 'drizzle-orm';
import type { Week } from '../../domain/timeline/ledger.ts';
import { db } from '../../server/db/index.ts';
import { jsonOf, jsonRows } from '../../server/db/prepared.ts';
import * as t from '../../server/db/schema.ts';

/** The first weeks and the last ones of a law about which more was said. */
const mostWeeks = 30;

const mondayOf = (day: SQLWrapper) => sql`date_trunc('week', ${day}::timestamp)`;

/** Finds the first statement of each week. A date that may lie in several weeks counts as a week of its own. */
function firstOfWeeks(regulation: Column, direction: typeof asc) {
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
		.where(and(eq(state, 'published'), eq(t.position.regulationId, regulation)))
		.as('said');
	return db
		.select({ id: said.id, total: said.total, all: said.all })
		.from(said)
		.where(eq(said.place, 1))
		.orderBy(direction(said.latest), direction(said.earliest), direction(said.id))
		.limit(mostWeeks);
}

export const weeksOf = (regulation: Column) =>
	jsonOf({
		first: jsonRows(firstOfWeeks(regulation, asc)),
		last: jsonRows(firstOfWeeks(regulation, desc))
	});

/** Counts the statements that are left out between the first weeks and the last ones. */
export function joinWeeks({ first, last }: ReturnType<typeof weeksOf>['_']['type']): Week[] {
	const weeks = new Map(
		[...first, ...last].map(({ id, total }): [string, Week] => [id, { id, total }])
	);
	const told = [...weeks.values()].reduce((sum, { total }) => sum + total, 0);
	const end = first.at(-1);
	if (end && end.all > told) weeks.get(end.id)!.skipped = end.all - told;
	return [...weeks.values()];
}
