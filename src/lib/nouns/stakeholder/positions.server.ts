import { asc, desc, eq, type Placeholder, sql } from 'drizzle-orm';
import type { StakeholderName } from '../../domain/record.ts';
import { isIn, onPublished } from '../cards.server.ts';
import { alias } from 'drizzle-orm/pg-core';
import { db } from '../../server/db/index.ts';
import { jsonOf, limitedTo } from '../../server/db/prepared.ts';
import { spokenBy } from '../../server/lists/latest.ts';
import * as t from '../../server/db/schema.ts';

export const mostPositions = 60;

const organisation = alias(t.stakeholder, 'organisation');

type Capacity = 'itself' | 'speaker' | 'signatory';

/** `capacity` says in which one it spoke. */
export function latestPositions(stakeholder: string | Placeholder) {
	const { organisationId, speakerId, latest, earliest, id } = t.statement;
	const { slug, name, kind } = organisation;
	// PostgreSQL would look through the statements of everybody, the latest first, until these are found.
	const theirs = db
		.select({ id })
		.from(t.statement)
		.where(spokenBy(stakeholder))
		.union(
			db
				.select({ id: t.signatory.statementId })
				.from(t.signatory)
				.where(eq(t.signatory.stakeholderId, stakeholder))
		);
	return db
		.select({
			id: t.position.id,
			stance: t.position.stance,
			regulation: jsonOf({ slug: t.regulation.slug, title: t.regulation.title }),
			statementId: id,
			date: t.statement.date,
			earliest,
			latest,
			organisationId,
			speakerId,
			organisation: sql<StakeholderName | null>`case when ${organisation.id} is not null
				then ${jsonOf({ slug, name, kind })} end`
		})
		.from(t.position)
		.innerJoin(t.statement, onPublished(t.statement, t.position.statementId))
		.innerJoin(t.regulation, onPublished(t.regulation, t.position.regulationId))
		.leftJoin(organisation, eq(organisation.id, organisationId))
		.where(isIn(id, theirs))
		.orderBy(desc(latest), desc(earliest), asc(id), asc(t.position.id))
		.limit(limitedTo(mostPositions));
}

export function capacity(
	id: string,
	organisationId: string | null,
	speakerId: string | null
): Capacity {
	if ((organisationId ?? speakerId) === id) return 'itself';
	return speakerId === id ? 'speaker' : 'signatory';
}
