import { and, asc, desc, eq, exists, inArray, type SQL, sql } from 'drizzle-orm';
import { alias, unionAll } from 'drizzle-orm/pg-core';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';

/** A page shows no more; the list of statements holds the rest. */
export const mostPositions = 60;

const voice = alias(t.stakeholder, 'voice');

const takesPosition = exists(
	sql`(select from ${t.position} held join ${t.regulation} law on law.id = held.regulation_id and law.state = 'published'
		where held.statement_id = ${t.statement.id})`
);

/** In which capacity a stakeholder holds a position. */
type Capacity = 'itself' | 'speaker' | 'signatory';

/**
 * The latest positions in statements in which the stakeholder is heard, newest first. Each way of being heard is read
 * no further than the page goes: an index has the statements of a stakeholder in their order.
 */
export async function positionsOf(stakeholderId: string) {
	const { organisationId, speakerId, latest, earliest, id } = t.statement;
	const newest = [desc(latest), desc(earliest), asc(id)];
	const latestOf = (isHeard: SQL) =>
		db
			.select({ id })
			.from(t.statement)
			.where(and(eq(t.statement.state, 'published'), isHeard, takesPosition))
			.orderBy(...newest)
			.limit(mostPositions);
	const signed = db
		.select({ id: t.signatory.statementId })
		.from(t.signatory)
		.where(eq(t.signatory.stakeholderId, stakeholderId));
	const heard = unionAll(
		latestOf(eq(organisationId, stakeholderId)),
		latestOf(eq(speakerId, stakeholderId)),
		latestOf(inArray(id, signed))
	);
	const rows = await db
		.select({
			id: t.position.id,
			stance: t.position.stance,
			regulation: { slug: t.regulation.slug, title: t.regulation.title },
			statementId: id,
			date: t.statement.date,
			earliest,
			latest,
			organisationId,
			speakerId,
			organisation: { slug: voice.slug, name: voice.name, kind: voice.kind }
		})
		.from(t.position)
		.innerJoin(t.statement, eq(id, t.position.statementId))
		.innerJoin(
			t.regulation,
			and(eq(t.regulation.id, t.position.regulationId), eq(t.regulation.state, 'published'))
		)
		.leftJoin(voice, eq(voice.id, organisationId))
		.where(inArray(id, heard))
		.orderBy(...newest, asc(t.position.id))
		.limit(mostPositions);
	return rows.map(({ organisationId, speakerId, ...row }) => ({
		...row,
		as: capacity(stakeholderId, organisationId, speakerId)
	}));
}

function capacity(id: string, organisationId: string | null, speakerId: string | null): Capacity {
	if ((organisationId ?? speakerId) === id) return 'itself';
	return speakerId === id ? 'speaker' : 'signatory';
}
