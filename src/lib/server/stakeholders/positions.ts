import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { heard } from '../db/heard.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';

/** A page shows no more; the list of statements holds the rest. */
export const mostPositions = 60;

const voice = alias(t.stakeholder, 'voice');

/** In which capacity a stakeholder holds a position. */
type Capacity = 'itself' | 'speaker' | 'signatory';

/** The latest positions in statements in which the stakeholder is heard, newest first. */
export async function positionsOf(stakeholderId: string) {
	const voices = heard();
	const rows = await db
		.select({
			id: t.position.id,
			stance: t.position.stance,
			regulation: { slug: t.regulation.slug, title: t.regulation.title },
			statementId: t.statement.id,
			date: t.statement.date,
			earliest: t.statement.earliest,
			latest: t.statement.latest,
			organisationId: t.statement.organisationId,
			speakerId: t.statement.speakerId,
			organisation: { slug: voice.slug, name: voice.name, kind: voice.kind }
		})
		.from(t.position)
		.innerJoin(t.statement, eq(t.statement.id, t.position.statementId))
		.innerJoin(
			t.regulation,
			and(eq(t.regulation.id, t.position.regulationId), eq(t.regulation.state, 'published'))
		)
		.leftJoin(voice, eq(voice.id, t.statement.organisationId))
		.where(
			inArray(
				t.statement.id,
				db
					.select({ id: voices.statementId })
					.from(voices)
					.where(eq(voices.stakeholderId, stakeholderId))
			)
		)
		.orderBy(desc(t.statement.latest), desc(t.statement.earliest), asc(t.position.id))
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
