import { and, eq, type SQL, sql } from 'drizzle-orm';
import { type Sources } from '../citation/sources.server.ts';
import { statementCards } from '../statement/card.server.ts';
import { isAmongPlaceholder } from '../../server/db/prepared.ts';
import { countStatements, signedBy, spokenBy } from '../../server/lists/latest.ts';
import { isNamedIn } from '../../server/lists/list.ts';
import { representations } from '../../server/lists/represented.ts';
import * as t from '../../server/db/schema.ts';
import { represented as member } from '../../server/derived/tables.ts';
import { statementName } from '../../server/derived/views.ts';

const mostStatements = 20;

const { organisationId, speakerId } = t.statement;

const listingsOf = representations(
	and(
		eq(member.stakeholderId, sql.placeholder('id')),
		isAmongPlaceholder(member.statementId, 'statements'),
		// Repeated for the names, or PostgreSQL would read those of all statements.
		isAmongPlaceholder(statementName.statementId, 'statements')
	)
);

/** Three disjoint sets: statements that it made, that it signed, and that its groups made without it. */
export async function statementSetsOf(id: string, sources: Sources) {
	const isSilent = sql`(${organisationId} is distinct from ${id} and ${speakerId} is distinct from ${id})`;
	const isRepresented = isNamedIn(t.statement.id, member.statementId, eq(member.stakeholderId, id));
	const [own, signed, represented] = await Promise.all([
		latest(spokenBy(id), sources),
		latest(signedBy(id), sources),
		latest(and(isRepresented, isSilent)!, sources)
	]);
	const statements = represented.rows.map(({ id }) => id);
	const listings = statements.length ? await listingsOf({ id, statements }, sources) : [];
	return {
		own,
		signed,
		/** `listing` says where it was listed as a member of the group. */
		represented: {
			...represented,
			rows: represented.rows.map((statement) => ({
				statement,
				listing: listings.find(({ statementId }) => statementId === statement.id)
			}))
		}
	};
}

async function latest(where: SQL, sources: Sources) {
	const [rows, total] = await Promise.all([
		statementCards({ where, limit: mostStatements }, sources),
		countStatements(where)
	]);
	return { rows, total };
}
