import { and, asc, desc, eq, exists, inArray, sql } from 'drizzle-orm';
import { alias, unionAll } from 'drizzle-orm/pg-core';
import { db } from '../db/index.ts';
import { newestSaid, type Word } from '../db/said.ts';
import * as t from '../db/schema.ts';
import { said } from '../db/tallies.ts';

/** A page shows no more; the list of statements holds the rest. */
export const mostPositions = 60;

const voice = alias(t.stakeholder, 'voice');

const takesPosition = exists(
	sql`(select from ${t.position} held join ${t.regulation} law on law.id = held.regulation_id and law.state = 'published'
		where held.statement_id = ${said.statementId})`
);

/** In which capacity a stakeholder holds a position. */
type Capacity = 'itself' | 'speaker' | 'signatory';

/**
 * The latest positions in statements in which the stakeholder is heard, newest first. Each way of being heard is read
 * no further than the page goes.
 */
export async function positionsOf(stakeholderId: string) {
	const { organisationId, speakerId, latest, earliest, id } = t.statement;
	const latestBehind = (word: Word) =>
		db
			.select({ id: said.statementId })
			.from(said)
			.where(and(eq(said.word, word), takesPosition))
			.orderBy(...newestSaid)
			.limit(mostPositions);
	const heard = unionAll(
		latestBehind(`speaks=${stakeholderId}`),
		latestBehind(`signs=${stakeholderId}`)
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
		.orderBy(desc(latest), desc(earliest), asc(id), asc(t.position.id))
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
