import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type Sources, statementCards } from '../db/cards.ts';
import { among } from '../db/built.ts';
import { db } from '../db/index.ts';
import { representations } from '../db/rosters.ts';
import { countSaid, latestSaid, type Word } from '../db/said.ts';
import * as t from '../db/schema.ts';
import { represented as member } from '../db/tallies.ts';
import { statementName } from '../db/views.ts';

/** A page shows no more of each; the list of statements holds the rest. */
const mostStatements = 20;

const { organisationId, speakerId } = t.statement;

const listingsOf = representations(
	and(
		eq(member.stakeholderId, sql.placeholder('id')),
		among(member.statementId, 'statements'),
		// Said again of the names, or those of all statements would be read.
		among(statementName.statementId, 'statements')
	)
);

/** Three sets that share no statement: it speaks; it signs what another says; its group speaks and it does not. */
export async function statementsOf(id: string, sources: Sources) {
	const isSilent = sql`(${organisationId} is distinct from ${id} and ${speakerId} is distinct from ${id})`;
	const isRepresented = inArray(
		t.statement.id,
		db.select({ id: member.statementId }).from(member).where(eq(member.stakeholderId, id))
	);
	const [own, signed, represented] = await Promise.all([
		latestBehind(`speaks=${id}`, sources),
		latestBehind(`signs=${id}`, sources),
		latestOf(and(isRepresented, isSilent), sources)
	]);
	const statements = represented.rows.map(({ id }) => id);
	const listings = statements.length ? await listingsOf({ id, statements }, sources) : [];
	return {
		own,
		signed,
		/** Of its groups; `listing` says where it was listed as a member. */
		represented: {
			...represented,
			rows: represented.rows.map((statement) => ({
				statement,
				listing: listings.find(({ statementId }) => statementId === statement.id)
			}))
		}
	};
}

async function latestBehind(word: Word, sources: Sources) {
	const [rows, total] = await Promise.all([
		latestSaid(word, mostStatements, sources),
		countSaid(word)
	]);
	return { rows, total };
}

async function latestOf(where: SQL | undefined, sources: Sources) {
	const [rows, total] = await Promise.all([
		statementCards({ where, limit: mostStatements }, sources),
		db.$count(t.statement, and(eq(t.statement.state, 'published'), where))
	]);
	return { rows, total };
}
