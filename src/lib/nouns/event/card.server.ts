import { and, asc, desc, eq, or, type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import type { Claim, EventCard, Times } from '../../domain/record.ts';
import type { StakeholderKind } from '../../domain/vocabulary.ts';
import { isAmongPlaceholder, limitedTo, prepared } from '../../server/db/prepared.ts';
import { type Database, db } from '../../server/db/index.ts';
import { isPublished } from '../../server/db/published.ts';
import * as t from '../../server/db/schema.ts';
import { speaksAs } from '../../server/lists/kinds.ts';
import {
	hasPublishedRegulation,
	idsOf,
	isIn,
	mostCards,
	orderByIds,
	regulationColumns,
	regulationNameOf,
	type Select,
	sortByDate,
	stakeholderColumns,
	timeColumns
} from '../cards.server.ts';
import { columnsOf, valuesOf } from '../derive/columns.ts';
import { citationQuery, Sources } from '../citation/sources.server.ts';

// Each function reads published events in one SQL statement, or two if the condition varies, however many rows.

const onDay = { earliest: sql`day.earliest`, latest: sql`day.latest` };

/** The kind that an actor had on the day of the event. */
const kindOfActor = sql<StakeholderKind>`(
	select who.kind from dated_claim day
		join stakeholder who on who.id = ${speaksAs(t.eventActor.stakeholderId, onDay)}
	where day.event_id = ${t.eventActor.eventId} and day.preferred)`.as('kind_on_day');

const eventsWhere = (db: Database, where: SQL) =>
	db.query.event.findMany({
		where: and(where, isPublished(t.event.state)),
		columns: { id: true, ...timeColumns, ...columnsOf('event') },
		with: {
			claims: {
				columns: {
					date: true,
					earliest: true,
					latest: true,
					basis: true,
					preferred: true,
					note: true
				},
				orderBy: [desc(t.datedClaim.preferred), asc(t.datedClaim.earliest)],
				with: { citations: citationQuery }
			},
			statement: { columns: { id: true, state: true } },
			actors: {
				columns: {},
				extras: { kind: kindOfActor },
				orderBy: asc(t.eventActor.ordinal),
				with: { stakeholder: { columns: stakeholderColumns } }
			},
			regulations: {
				columns: {},
				orderBy: asc(t.eventRegulation.regulationId),
				with: { regulation: { columns: regulationColumns } }
			}
		}
	});

const eventsAmong = prepared((db) =>
	eventsWhere(db, isAmongPlaceholder(t.event.id, 'ids')).prepare('event_cards')
);

/**
 * Prepares the query for events whose ids `find` selects. The function that it returns takes the values of placeholders
 * and reads the events in the order of lists.
 */
export function preparedEvents(
	name: string,
	find: (db: Database) => SQLWrapper,
	order?: Select['order'],
	most?: number
) {
	const query = prepared((db) => eventsWhere(db, isIn(t.event.id, find(db))).prepare(name));
	return async (values: Record<string, unknown> = {}, sources?: Sources) =>
		sortByDate(asEvents(await query().execute(values), sources), order, most);
}

export async function eventCards(select: Select, sources?: Sources) {
	return eventsOf(idsOf(await eventIds(db, select)), sources);
}

/** @param latest the day that orders them */
export function eventIds(
	db: Database,
	{ where, limit = mostCards, offset = 0, order = 'newest' }: Select,
	latest: SQLWrapper = t.datedClaim.latest
) {
	const direction = order === 'newest' ? desc : asc;
	return db
		.select({ id: t.event.id })
		.from(t.event)
		.innerJoin(t.datedClaim, preferredClaim)
		.where(and(isPublished(t.event.state), where))
		.orderBy(direction(latest), direction(t.datedClaim.earliest), asc(t.event.id))
		.limit(limitedTo(limit))
		.offset(offset);
}

export async function eventsOf(ids: string[], sources?: Sources) {
	if (!ids.length) return [];
	return orderByIds(ids, asEvents(await eventsAmong().execute({ ids }), sources));
}

export const eventsAndReactions = preparedEvents(
	'events_and_reactions',
	(db) =>
		db
			.select({ id: t.event.id })
			.from(t.event)
			.where(
				or(
					isAmongPlaceholder(t.event.id, 'events'),
					isAmongPlaceholder(t.event.statementId, 'statements')
				)
			),
	'newest',
	Infinity
);

const asEvents = (
	rows: Awaited<ReturnType<typeof eventsWhere>>,
	sources = new Sources()
): (EventCard & Times)[] =>
	rows.flatMap((row) => {
		const [preferred, ...disputed] = row.claims.map((claim): Claim => ({
			date: claim.date,
			earliest: claim.earliest,
			latest: claim.latest,
			basis: claim.basis,
			note: claim.note,
			sources: sources.all(claim.citations)
		}));
		if (!preferred) return [];
		return {
			id: row.id,
			createdAt: row.createdAt,
			updatedAt: row.updatedAt,
			...valuesOf('event', row),
			date: preferred.date,
			earliest: preferred.earliest,
			latest: preferred.latest,
			basis: preferred.basis,
			note: row.note ?? preferred.note,
			sources: preferred.sources,
			disputed,
			statement: row.statement?.state === 'published' ? row.statement.id : null,
			actors: row.actors.map(({ stakeholder, kind }) => ({ ...stakeholder, kind })),
			regulations: row.regulations
				.filter(hasPublishedRegulation)
				.map(({ regulation }) => regulationNameOf(regulation))
		};
	});

/** Joins an event to its preferred date. A condition without a value lets PostgreSQL use the index of these dates. */
export const preferredClaim = and(
	eq(t.datedClaim.eventId, t.event.id),
	sql`${t.datedClaim.preferred}`
)!;
