import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import { type Sources } from '../citation/sources.server.ts';
import { idsOf, isIn, orderByIds, sortByDate } from '../cards.server.ts';
import { statementsOf } from '../statement/card.server.ts';
import { cachedByChange } from '../../server/lists/cached.ts';
import { changedPositions } from '../../server/lists/changed-positions.ts';
import { db } from '../../server/db/index.ts';
import { isPublished } from '../../server/db/published.ts';
import { jsonRows, limitedTo, oneRow, prepared } from '../../server/db/prepared.ts';
import { signedBy, spokenBy } from '../../server/lists/latest.ts';
import { isNamedIn } from '../../server/lists/list.ts';
import { representations, withSources } from '../../server/lists/represented.ts';
import * as t from '../../server/db/schema.ts';
import { represented as member } from '../../server/derived/tables.ts';
import { statementName } from '../../server/derived/views.ts';
import { capacity, latestPositions, mostPositions } from './positions.server.ts';

const mostStatements = 20;

const { organisationId, speakerId } = t.statement;

/** The ids of three disjoint sets: statements that it made, that it signed, and that its groups made without it. */
const saidBy = prepared((db) => {
	const id = sql.placeholder('id');
	const isSilent = sql`(${organisationId} is distinct from ${id} and ${speakerId} is distinct from ${id})`;
	const isRepresented = isNamedIn(t.statement.id, member.statementId, eq(member.stakeholderId, id));
	const silent = db.$with('silent').as(latest(and(isRepresented, isSilent)!));
	const silentIds = db.select({ id: silent.id }).from(silent);
	const listings = representations(
		and(
			eq(member.stakeholderId, id),
			isIn(member.statementId, silentIds),
			// Repeated for the names, or PostgreSQL would read those of all statements.
			isIn(statementName.statementId, silentIds)
		)
	);
	return db
		.with(silent)
		.select({
			own: jsonRows(latest(spokenBy(id))),
			signed: jsonRows(latest(signedBy(id))),
			represented: jsonRows(db.select().from(silent)),
			listings: jsonRows(listings),
			positions: jsonRows(latestPositions(id)),
			changedPositions: jsonRows(changedPositions({ stakeholder: id }))
		})
		.from(oneRow)
		.prepare('said_by_stakeholder');
});

const cachedSaid = cachedByChange<Awaited<ReturnType<typeof readSaid>>>([
	'stakeholder',
	'statement',
	'regulation',
	'membership',
	'article'
]);

const readSaid = (id: string) => saidBy().execute({ id });

/** Reads the latest statements of a stakeholder and of its groups, with its positions and their changes. */
export async function statementsAndPositions(id: string, sources: Sources) {
	const [said] = await cachedSaid(id, () => readSaid(id));
	const { own, signed, represented, positions, changedPositions } = said!;
	const cards = await statementsOf(
		[...new Set(idsOf([...own, ...signed, ...represented]))],
		sources
	);
	const listings = withSources(said!.listings, sources);
	const setOf = (rows: typeof own) => ({
		rows: sortByDate(orderByIds(idsOf(rows), cards)),
		total: rows[0]?.total ?? 0
	});
	const { rows, total } = setOf(represented);
	return {
		own: setOf(own),
		signed: setOf(signed),
		/** `listing` says where it was listed as a member of the group. */
		represented: {
			total,
			rows: rows.map((statement) => ({
				statement,
				listing: listings.find(({ statementId }) => statementId === statement.id)
			}))
		},
		positions: positions.map(({ organisationId, speakerId, ...row }) => ({
			...row,
			as: capacity(id, organisationId, speakerId)
		})),
		/** The list of statements has the rest. */
		morePositions: positions.length === mostPositions,
		changedPositions
	};
}

/** Each row repeats how many there are. */
function latest(where: SQL) {
	const { id, latest, earliest, state } = t.statement;
	return db
		.select({ id, total: sql<number>`(count(*) over ())::int`.as('total') })
		.from(t.statement)
		.where(and(isPublished(state), where))
		.orderBy(desc(latest), desc(earliest), asc(id))
		.limit(limitedTo(mostStatements));
}
