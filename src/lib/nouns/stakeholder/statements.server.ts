import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { type Sources } from '../citation/sources.server.ts';
import { idsOf, orderByIds, sortByDate } from '../cards.server.ts';
import { statementsOf } from '../statement/card.server.ts';
import { db } from '../../server/db/index.ts';
import { isAmongPlaceholder } from '../../server/db/prepared.ts';
import { signedBy, spokenBy } from '../../server/lists/latest.ts';
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
	const latest = await unionAll(
		latestOf('own', spokenBy(id)),
		latestOf('signed', signedBy(id)),
		latestOf('represented', and(isRepresented, isSilent)!)
	);
	const inSet = (name: string) => latest.filter(({ set }) => set === name);
	const silent = idsOf(inSet('represented'));
	const [cards, listings] = await Promise.all([
		statementsOf([...new Set(idsOf(latest))], sources),
		silent.length ? listingsOf({ id, statements: silent }, sources) : []
	]);
	const setOf = (name: string) => ({
		rows: sortByDate(orderByIds(idsOf(inSet(name)), cards)),
		total: inSet(name)[0]?.total ?? 0
	});
	const { rows, total } = setOf('represented');
	return {
		own: setOf('own'),
		signed: setOf('signed'),
		/** `listing` says where it was listed as a member of the group. */
		represented: {
			total,
			rows: rows.map((statement) => ({
				statement,
				listing: listings.find(({ statementId }) => statementId === statement.id)
			}))
		}
	};
}

/** Each row repeats how many there are. */
function latestOf(set: string, where: SQL) {
	const { id, latest, earliest, state } = t.statement;
	return db
		.select({
			set: sql<string>`${set}::text`.as('set'),
			id,
			total: sql<number>`(count(*) over ())::int`.as('total')
		})
		.from(t.statement)
		.where(and(eq(state, 'published'), where))
		.orderBy(desc(latest), desc(earliest), asc(id))
		.limit(mostStatements);
}
