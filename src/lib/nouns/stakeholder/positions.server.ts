import { and, asc, desc, eq, or } from 'drizzle-orm';
import { onPublished } from '../cards.server.ts';
import { alias } from 'drizzle-orm/pg-core';
import { db } from '../../server/db/index.ts';
import { signedBy, spokenBy } from '../../server/lists/latest.ts';
import * as t from '../../server/db/schema.ts';

export const mostPositions = 60;

const organisation = alias(t.stakeholder, 'organisation');

type Capacity = 'itself' | 'speaker' | 'signatory';

export async function latestPositionsOf(stakeholderId: string) {
	const { organisationId, speakerId, latest, earliest, id, state } = t.statement;
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
			organisation: { slug: organisation.slug, name: organisation.name, kind: organisation.kind }
		})
		.from(t.position)
		.innerJoin(t.statement, and(eq(id, t.position.statementId), eq(state, 'published')))
		.innerJoin(t.regulation, onPublished(t.regulation, t.position.regulationId))
		.leftJoin(organisation, eq(organisation.id, organisationId))
		.where(or(spokenBy(stakeholderId), signedBy(stakeholderId)))
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
