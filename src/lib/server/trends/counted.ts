import { and, eq, sql } from 'drizzle-orm';
import type { Count } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { statementMember, statementName } from '../db/views.ts';

/** The regulation of a chart: its links name the slug. */
export interface Law {
	id: string;
	slug: string;
}

/**
 * What is counted of the published statements, one row each: the statement and the kind under which it counts
 * (`domain/counts.ts` says what each means).
 */
export function voices(count: Count) {
	if (count === 'statements')
		return db
			.select({ statementId: t.statement.id, kind: t.stakeholder.kind })
			.from(t.statement)
			.innerJoin(
				t.stakeholder,
				eq(t.stakeholder.id, sql`coalesce(${t.statement.organisationId}, ${t.statement.speakerId})`)
			)
			.where(eq(t.statement.state, 'published'))
			.as('voice');
	const names = count === 'signatories' ? statementName : statementMember;
	return db
		.select({ statementId: names.statementId, kind: t.stakeholder.kind })
		.from(names)
		.innerJoin(t.stakeholder, eq(t.stakeholder.id, names.stakeholderId))
		.as('voice');
}

export const number = sql<number>`count(*)::int`;

/** The day (`YYYY-MM-DD`, UTC) of the record's latest change; undefined while nothing is published. */
export async function asOf(): Promise<string | undefined> {
	const latest = [t.regulation, t.event, t.stakeholder, t.statement, t.membership].map(
		(table) =>
			sql`(select max(${table.updatedAt}) from ${table} where ${eq(table.state, 'published')})`
	);
	const [row] = await db
		.select({
			day: sql<string | null>`to_char(max(changed.at) at time zone 'UTC', 'YYYY-MM-DD')`
		})
		.from(sql`unnest(array[${sql.join(latest, sql`, `)}]) as changed(at)`);
	return row?.day ?? undefined;
}

/** The choices of the page of trends narrow the laws alone. */
export interface LawFilters {
	jurisdiction?: string;
	instrument?: (typeof t.regulation.$inferSelect)['instrument'];
}

export function lawsOf({ jurisdiction, instrument }: LawFilters) {
	return and(
		eq(t.regulation.state, 'published'),
		jurisdiction ? eq(t.regulation.jurisdiction, jurisdiction) : undefined,
		instrument && eq(t.regulation.instrument, instrument)
	);
}
