import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lte, ne, sql } from 'drizzle-orm';
import { type Answers, answersOf } from '../../domain/timeline/answers.ts';
import type { CitedRegulation } from '../../domain/cite/items.ts';
import { clocksOf } from '../../domain/timeline/clocks.ts';
import { isOverdue } from '../../domain/looking.ts';
import { type StanceCounts, totalOf } from '../../domain/charts/positions.ts';
import { eventsBeside, type StatementCard } from '../../domain/record.ts';
import { keysOf, stances } from '../../domain/vocabulary.ts';
import { prepared } from '../../server/db/prepared.ts';
import { cited, Sources } from '../citation/sources.server.ts';
import { eventsFound } from '../event/card.server.ts';
import { inTime, onPublished } from '../cards.server.ts';
import { statementCards, statementsOf } from '../statement/card.server.ts';
import { readClock } from './clock.server.ts';
import { relationsOf, withRelated } from './related.server.ts';
import { db } from '../../server/db/index.ts';
import { firstStatements, onRegulation } from '../../server/lists/latest.ts';
import * as t from '../../server/db/schema.ts';
import { today } from '../../server/today.ts';

/** A page lists no more; the list of statements holds the rest. */
const mostStatements = 50;
/** Of each stance it tells the words of no more. */
const mostOfStance = 10;
/** Of more, its timeline shows the first few, which began it, the first from outside the state, and the latest. */
const [mostFirst, mostLatest] = [20, 30];

export type RegulationPage = NonNullable<Awaited<ReturnType<typeof get>>>;

/** A regulation by name alone, for what is made of its numbers; undefined where the slug was never public. */
export function named(slug: string) {
	return db.query.regulation.findFirst({
		where: and(eq(t.regulation.slug, slug), ne(t.regulation.state, 'draft')),
		columns: { id: true, slug: true, title: true, state: true, stateReason: true }
	});
}

const bySlug = prepared((db) =>
	db.query.regulation
		.findFirst({
			where: and(eq(t.regulation.slug, sql.placeholder('slug')), ne(t.regulation.state, 'draft')),
			columns: { version: false },
			with: {
				...withRelated,
				watches: {
					columns: { kind: true, url: true, seenOn: true },
					where: and(isNull(t.watch.stoppedAt), isNotNull(t.watch.seenOn)),
					orderBy: [desc(t.watch.seenOn), asc(t.watch.url)]
				}
			}
		})
		.prepare('regulation')
);

/** All of them: a timeline that lacks one tells another course. */
const itsEvents = eventsFound(
	'events_of_regulation',
	(db) =>
		db
			.select({ id: t.eventRegulation.eventId })
			.from(t.eventRegulation)
			.where(eq(t.eventRegulation.regulationId, sql.placeholder('id'))),
	'oldest',
	Infinity
);

/** How many published statements take each stance on it. */
async function stancesOn(id: string): Promise<StanceCounts> {
	const rows = await db
		.select({ stance: t.position.stance, statements: count() })
		.from(t.position)
		.innerJoin(t.statement, onPublished(t.statement, t.position.statementId))
		.where(eq(t.position.regulationId, id))
		.groupBy(t.position.stance);
	const found = new Map(rows.map(({ stance, statements }) => [stance, statements]));
	const counted = keysOf(stances).map((stance) => [stance, found.get(stance) ?? 0]);
	return Object.fromEntries(counted) as StanceCounts;
}

/** The latest few statements of each stance on a law, newest first. */
async function latestOfEachStance(regulation: string, sources: Sources): Promise<StatementCard[]> {
	const { id, latest, earliest, state } = t.statement;
	const ranked = db
		.select({
			id,
			place:
				sql<number>`row_number() over (partition by ${t.position.stance} order by ${latest} desc, ${earliest} desc, ${id})`.as(
					'place'
				)
		})
		.from(t.statement)
		.innerJoin(t.position, eq(t.position.statementId, id))
		.where(and(eq(state, 'published'), eq(t.position.regulationId, regulation)))
		.as('ranked');
	const rows = await db
		.select({ id: ranked.id })
		.from(ranked)
		.where(lte(ranked.place, mostOfStance));
	return inTime(
		await statementsOf(
			rows.map((row) => row.id),
			sources
		)
	);
}

/**
 * A regulation with everything its page shows; undefined where the slug was never public. Of a withdrawn one
 * only the title, the state and the reason may be shown.
 */
export async function get(slug: string) {
	const found = await find(slug);
	return found && whole(found);
}

/** A regulation without what was said and happened around it, which `whole` adds; as `get` does, to whom it may be shown. */
export const find = (slug: string) => bySlug().execute({ slug });

type Found = NonNullable<Awaited<ReturnType<typeof find>>>;

/** What citations name of the published laws of these addresses, in no order. */
export async function toCite(slugs: string[]): Promise<CitedRegulation[]> {
	if (!slugs.length) return [];
	const found = await db.query.regulation.findMany({
		where: and(inArray(t.regulation.slug, slugs), eq(t.regulation.state, 'published')),
		columns: {
			slug: true,
			title: true,
			instrument: true,
			issuingBody: true,
			referenceNumber: true
		},
		with: { clock: true, citations: cited }
	});
	const sources = new Sources();
	return found.map(({ clock, citations, ...regulation }) => ({
		...regulation,
		clocks: clocksOf(readClock(clock)),
		sources: sources.all(citations)
	}));
}

export async function whole(found: Found) {
	const { clock, citations, topics, relationsFrom, relationsTo, ...regulation } = found;
	const sources = new Sources();
	const { id } = found;
	const day = today();
	const [events, statements, stances] = await Promise.all([
		itsEvents({ id }, sources),
		statementCards({ where: onRegulation(id), limit: mostStatements }, sources),
		stancesOn(id)
	]);
	const statementTotal = totalOf(stances) + (stances.not_stated ?? 0);
	const first =
		statementTotal > mostStatements ? await firstStatements(id, mostFirst, sources) : undefined;
	const course = first ? uniqueById([...statements.slice(0, mostLatest), ...first]) : statements;
	const clocks = clocksOf(readClock(clock), found);
	const spoken = first ? await latestOfEachStance(found.id, sources) : statements;
	const reactions = events.flatMap(({ statement }) => statement ?? []);
	const said = first && reactions.length ? await saidOn(id, reactions) : statements;
	return {
		...regulation,
		isOverdue: isOverdue({ ...regulation, pageSeenOn: regulation.watches[0]?.seenOn }, day),
		/** Of its events, the date of the last that is not ahead. */
		lastEvent: events.findLast(({ earliest }) => earliest <= day)?.date,
		clocks,
		answers: answersOf({ slug: found.slug, clocks, events, course }, day),
		relations: relationsOf({ relationsFrom, relationsTo }, sources),
		topics: topics.map(({ topic }) => topic),
		events,
		/** How many of them are no statements on it, so that with `statementTotal` each thing is counted once. */
		eventTotal: eventsBeside(events, said).length,
		/** Newest first, at most a page's worth of `statementTotal`. */
		statements,
		/** The latest of each stance, newest first. */
		spoken,
		/** Those that its timeline shows. */
		course,
		/** How many take each stance, `statementTotal` together. */
		stances,
		statementTotal,
		sources: sources.all(citations)
	};
}

/** What is asked first of a law that readers see, without the rest of its page. */
export async function answersTo(
	found: Pick<Found, 'id' | 'slug' | 'instrument' | 'status' | 'textDay'> & {
		clock: Parameters<typeof readClock>[0];
	}
): Promise<Answers> {
	const { id, slug, clock } = found;
	const sources = new Sources();
	const clocks = clocksOf(readClock(clock), found);
	const day = clocks.firstReaction;
	const ofThatDay = day && and(onRegulation(id), eq(t.statement.date, day.date));
	const [events, course] = await Promise.all([
		itsEvents({ id }, sources),
		ofThatDay ? statementCards({ where: ofThatDay, limit: mostStatements }, sources) : []
	]);
	return answersOf({ slug, clocks, events, course }, today());
}

/** Those of some statements that speak of a law. */
const saidOn = (regulation: string, statements: string[]) =>
	db
		.select({ id: t.statement.id })
		.from(t.statement)
		.where(and(inArray(t.statement.id, statements), onRegulation(regulation)));

const uniqueById = (cards: StatementCard[]) =>
	inTime([...new Map(cards.map((card) => [card.id, card])).values()]);
