import { and, type Column, count, eq, not, type SQL, sql } from 'drizzle-orm';
import { alias, unionAll } from 'drizzle-orm/pg-core';
import { type FacetOption, type ListRequest, oneOf } from '../../domain/filters.ts';
import { type Moment, momentsOf } from '../../domain/timeline/moments.ts';
import {
	type EventKind,
	eventKinds,
	keysOf,
	type KindChoice,
	kindChoices,
	type Stance,
	stances
} from '../../domain/vocabulary.ts';
import { eventsAndReactions, preferredClaim } from '../event/card.server.ts';
import { statementsOf } from '../statement/card.server.ts';
import { db } from '../../server/db/index.ts';
import { isPublished } from '../../server/db/published.ts';
import { isOneOf } from '../../server/lists/latest.ts';
import { arrangeKinds, choicesOfKind, isOfKind, speaksAs } from '../../server/lists/kinds.ts';
import { hasRow, isNamedIn, leadsTo } from '../../server/lists/list.ts';
import { attributedToId } from '../../server/lists/participants.ts';
import * as t from '../../server/db/schema.ts';

export const timelineFilters = {
	kind: oneOf(eventKinds),
	/** The kind of an actor or a speaker. */
	stakeholder: oneOf(kindChoices),
	stance: oneOf(stances)
};

type Chosen = ListRequest<typeof timelineFilters>['filters'];

export const timelinePageSize = 100;

export const timelineOrder = sql`latest, earliest, noun, id`;

/** A chosen kind shows only events, a chosen stance only statements, and both together show both. */
export async function timeline(
	{ id, slug }: { id: string; slug: string },
	{ filters, page: asked }: Pick<ListRequest<typeof timelineFilters>, 'filters' | 'page'>
) {
	const facets = await facetsOf(id, filters);
	const total = await totalOf(id, filters);
	const pages = Math.max(1, Math.ceil(total / timelinePageSize));
	const page = asked > pages ? 1 : asked;
	const rows = await unionAll(eventsOn(id, filters), statementsOn(id, filters))
		.orderBy(timelineOrder)
		.limit(timelinePageSize)
		.offset((page - 1) * timelinePageSize);
	return { moments: await momentsAt(rows, slug), total, page, pages, facets };
}

async function momentsAt(entries: { noun: string; id: string }[], slug: string): Promise<Moment[]> {
	const ids = (noun: string) => entries.flatMap((entry) => (entry.noun === noun ? entry.id : []));
	const [events, statements] = await Promise.all([
		eventsAndReactions({ events: ids('event'), statements: ids('statement') }),
		statementsOf(ids('statement'))
	]);
	return momentsOf(events, statements, slug);
}

export function eventsOn(regulation: string | Column, chosen: Chosen) {
	return db
		.select({
			noun: sql<string>`'event'`.as('noun'),
			id: sql<string>`${t.event.id}`.as('id'),
			date: sql<string>`${t.datedClaim.date}`.as('date'),
			earliest: sql<string>`${t.datedClaim.earliest}`.as('earliest'),
			latest: sql<string>`${t.datedClaim.latest}`.as('latest'),
			kind: sql<EventKind | null>`${t.event.kind}::text`.as('kind'),
			stance: sql<Stance | null>`null`.as('stance'),
			words: sql<string>`${t.event.description}`.as('words'),
			speaker: sql<string | null>`null`.as('speaker')
		})
		.from(t.event)
		.innerJoin(t.datedClaim, preferredClaim)
		.innerJoin(t.eventRegulation, eq(t.eventRegulation.eventId, t.event.id))
		.where(eventsWhere(regulation, chosen));
}

export function statementsOn(regulation: string | Column, chosen: Chosen) {
	return db
		.select({
			noun: sql<string>`'statement'`.as('noun'),
			id: sql<string>`${t.statement.id}`.as('id'),
			date: sql<string>`${t.statement.date}`.as('date'),
			earliest: sql<string>`${t.statement.earliest}`.as('earliest'),
			latest: sql<string>`${t.statement.latest}`.as('latest'),
			kind: sql<EventKind | null>`null`.as('kind'),
			stance: sql<Stance | null>`${t.position.stance}::text`.as('stance'),
			words: sql<string>`${t.stakeholder.name}`.as('words'),
			speaker: sql<string | null>`${t.stakeholder.slug}`.as('speaker')
		})
		.from(t.statement)
		.innerJoin(t.position, eq(t.position.statementId, t.statement.id))
		.innerJoin(t.stakeholder, eq(t.stakeholder.id, attributedToId))
		.where(statementsWhere(regulation, chosen));
}

/**
 * Leaves out a reaction that is one of the matching statements, which is the entry for both.
 * @param speakers the kind of these statements' speakers: the chosen one, or each
 */
const eventsWhere = (
	regulation: string | Column,
	{ kind, stakeholder, stance }: Chosen,
	speakers: Chosen['stakeholder'] | SQL = stakeholder
): SQL | undefined =>
	and(
		eq(t.eventRegulation.regulationId, regulation),
		isPublished(t.event.state),
		kind && !stance
			? undefined
			: not(isOneOf(and(hasPosition(regulation, stance), speakers && isSpokenBy(speakers)))),
		kind && eq(t.event.kind, kind),
		stance && !kind ? sql`false` : undefined,
		stakeholder &&
			leadsTo(
				t.eventActor,
				eq(t.eventActor.eventId, t.event.id),
				t.stakeholder,
				and(isActor, isOfKind(t.stakeholder.kind, stakeholder))
			)
	);

const hasPosition = (regulation: string | Column, stance: Chosen['stance']) =>
	isNamedIn(
		t.statement.id,
		t.position.statementId,
		and(eq(t.position.regulationId, regulation), stance && eq(t.position.stance, stance))
	);

const speaker = alias(t.stakeholder, 'speaker');

/** The stakeholder that an actor speaks as on the day of the event. */
const isActor = eq(t.stakeholder.id, speaksAs(t.eventActor.stakeholderId, t.datedClaim));
const isSpeaker = (who: typeof t.stakeholder | typeof speaker) =>
	eq(who.id, speaksAs(attributedToId, t.statement));

const isSpokenBy = (kind: KindChoice | SQL) =>
	hasRow(speaker, and(isSpeaker(speaker), sql`${kind} = any(${choicesOfKind(speaker.kind)})`));

/** Each choice of the form that includes a kind. */
const choice = sql<KindChoice>`choice.value`;
const choices = sql`lateral unnest(${choicesOfKind(t.stakeholder.kind)}) choice(value)`;

const statementsWhere = (
	regulation: string | Column,
	{ kind, stakeholder, stance }: Chosen
): SQL | undefined =>
	and(
		eq(t.position.regulationId, regulation),
		isPublished(t.statement.state),
		stance && eq(t.position.stance, stance),
		kind && !stance ? sql`false` : undefined,
		stakeholder && isSpokenBy(stakeholder)
	);

async function totalOf(regulation: string, chosen: Chosen): Promise<number> {
	const [events, statements] = await Promise.all([
		db.$count(eventsOn(regulation, chosen).as('events')),
		db.$count(statementsOn(regulation, chosen).as('statements'))
	]);
	return events + statements;
}

async function facetsOf(regulation: string, { kind, stakeholder, stance }: Chosen) {
	const [kinds, positions, speakers, actors] = await Promise.all([
		db
			.select({ value: t.event.kind, count: count() })
			.from(t.event)
			.innerJoin(t.datedClaim, preferredClaim)
			.innerJoin(t.eventRegulation, eq(t.eventRegulation.eventId, t.event.id))
			.where(eventsWhere(regulation, { stakeholder }))
			.groupBy(t.event.kind),
		db
			.select({ value: t.position.stance, count: count() })
			.from(t.statement)
			.innerJoin(t.position, eq(t.position.statementId, t.statement.id))
			.where(statementsWhere(regulation, { stakeholder }))
			.groupBy(t.position.stance),
		db
			.select({ value: choice, count: count() })
			.from(t.statement)
			.innerJoin(t.position, eq(t.position.statementId, t.statement.id))
			.innerJoin(t.stakeholder, isSpeaker(t.stakeholder))
			.innerJoin(choices, sql`true`)
			.where(statementsWhere(regulation, { kind, stance }))
			.groupBy(choice),
		db
			.select({ value: choice, count: sql<number>`count(distinct ${t.event.id})::int` })
			.from(t.event)
			.innerJoin(t.datedClaim, preferredClaim)
			.innerJoin(t.eventRegulation, eq(t.eventRegulation.eventId, t.event.id))
			.innerJoin(t.eventActor, eq(t.eventActor.eventId, t.event.id))
			.innerJoin(t.stakeholder, isActor)
			.innerJoin(choices, sql`true`)
			.where(eventsWhere(regulation, { kind, stance }, choice))
			.groupBy(choice)
	]);
	return {
		kind: options(eventKinds, kinds),
		stakeholder: arrangeKinds(options(kindChoices, [...speakers, ...actors])),
		stance: options(stances, positions)
	};
}

function options<Key extends string>(
	words: Record<Key, string>,
	counted: { value: Key; count: number }[]
): FacetOption[] {
	return keysOf(words).flatMap((value) => {
		const matching = counted.filter((each) => each.value === value);
		const count = matching.reduce((sum, each) => sum + each.count, 0);
		return count ? { value, label: words[value], count } : [];
	});
}
