import {
	and,
	asc,
	type Column,
	count,
	desc,
	eq,
	exists,
	inArray,
	isNotNull,
	isNull,
	lte,
	ne,
	type SQL,
	sql
} from 'drizzle-orm';
import { type Answers, answersOf } from '../../domain/timeline/answers.ts';
import type { CitedRegulation } from '../../domain/cite/items.ts';
import { type Clocks, clocksOf } from '../../domain/timeline/clocks.ts';
import { isOverdue } from '../../domain/looking.ts';
import { totalOf } from '../../domain/charts/positions.ts';
import { voicesInView } from '../../domain/leading.ts';
import { eventsBeside } from '../../domain/record.ts';
import { jsonOf, jsonRows, limitedTo, prepared } from '../../server/db/prepared.ts';
import { citationQuery, Sources } from '../citation/sources.server.ts';
import { preparedEvents } from '../event/card.server.ts';
import { idsOf, onPublished, orderByIds, publishedTopics, sortByDate } from '../cards.server.ts';
import { changedPositions } from '../../server/lists/changed-positions.ts';
import { preparedStatements, statementIds, statementsOf } from '../statement/card.server.ts';
import { readClock } from './clock.server.ts';
import { relationsOf, withRelated } from './related.server.ts';
import { stancesOnIt } from './stances.server.ts';
import { joinWeeks, weeksOf } from './weeks.server.ts';
import { db } from '../../server/db/index.ts';
import { isPublished } from '../../server/db/published.ts';
import { cachedByChange } from '../../server/lists/cached.ts';
import { firstStatements, onRegulation } from '../../server/lists/latest.ts';
import { attributedToId } from '../../server/lists/participants.ts';
import * as t from '../../server/db/schema.ts';
import { hasRow, leadsTo } from '../../server/lists/list.ts';
import { today } from '../../server/today.ts';

/** Statements on a page; the list of statements has the rest. */
const mostStatements = 50;
/** Speakers of each stance whom the page names. */
const mostOfStance = 20;
/** Changes of position on a page. */
const mostChanges = 10;

export type RegulationPage = NonNullable<Awaited<ReturnType<typeof get>>>;

/** Reads a law's name only, for pages of charts; undefined if the slug was never public. */
export function findName(slug: string) {
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
			extras: {
				reactions: reactionsOnIt().as('reactions'),
				hasArticles: hasArticles().as('has_articles')
			},
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

/** Without a limit, because a timeline must not lack an event. */
const itsEvents = preparedEvents(
	'events_of_regulation',
	(db) =>
		db
			.select({ id: t.eventRegulation.eventId })
			.from(t.eventRegulation)
			.where(eq(t.eventRegulation.regulationId, sql.placeholder('id'))),
	'oldest',
	Infinity
);

/**
 * Finds one statement of each speaker, in the order of `leadingStatements`, for the first speakers of each stance. Those
 * in view, and the first with words of their own, are `heard`; of the others the page has the name.
 */
function leadingOfEachStance(regulation: Column) {
	const { id, latest, earliest, state } = t.statement;
	const { stance, leads } = t.position;
	const { slug, name, kind } = t.stakeholder;
	const isQuoted = hasRow(
		t.quotation,
		and(eq(t.quotation.statementId, id), isNull(t.quotation.keptBack))
	);
	const isProven = exists(
		db
			.select({ one: sql`1` })
			.from(t.quotation)
			.innerJoin(t.anchor, eq(t.anchor.quotationId, t.quotation.id))
			.innerJoin(t.copy, eq(t.copy.id, t.anchor.copyId))
			.where(
				and(
					eq(t.quotation.statementId, id),
					isNull(t.quotation.keptBack),
					eq(t.anchor.state, 'found'),
					ne(t.copy.way, 'pasted')
				)
			)
	);
	const inOrder = sql`not ${leads}, not ${isProven}, ${latest}, ${earliest}, ${id}`;
	const placed = (within: SQL, order: SQL) =>
		sql<number>`row_number() over (partition by ${within} order by ${order})`;
	const ofSpeaker = db
		.select({
			id,
			stance,
			speaker: attributedToId.as('speaker'),
			isQuoted: sql<boolean>`${isQuoted}`.as('is_quoted'),
			rank: placed(sql`${stance}`, inOrder).as('rank'),
			place: placed(sql`${stance}, ${attributedToId}`, inOrder).as('place')
		})
		.from(t.statement)
		.innerJoin(t.position, eq(t.position.statementId, id))
		.where(and(isPublished(state), eq(t.position.regulationId, regulation)))
		.as('of_speaker');
	const ranked = db
		.select({
			id: ofSpeaker.id,
			stance: ofSpeaker.stance,
			speaker: ofSpeaker.speaker,
			order: placed(sql`${ofSpeaker.stance}`, sql`${ofSpeaker.rank}`).as('order'),
			inWords: placed(
				sql`${ofSpeaker.stance}`,
				sql`not ${ofSpeaker.isQuoted}, ${ofSpeaker.rank}`
			).as('in_words')
		})
		.from(ofSpeaker)
		.where(eq(ofSpeaker.place, 1))
		.as('ranked');
	return db
		.select({
			id: ranked.id,
			stance: ranked.stance,
			heard: sql<boolean>`${ranked.order} <= ${voicesInView} or ${ranked.inWords} = 1`.as('heard'),
			name: jsonOf({ slug, name, kind }).as('name')
		})
		.from(ranked)
		.innerJoin(t.stakeholder, eq(t.stakeholder.id, ranked.speaker))
		.where(lte(ranked.order, mostOfStance))
		.orderBy(ranked.order);
}

/** Statements that are also events on the law, for queries that select from `regulation`. */
function reactionsOnIt() {
	const { id } = t.regulation;
	return jsonRows(
		db
			.select({ id: t.position.statementId })
			.from(t.event)
			.innerJoin(t.eventRegulation, eq(t.eventRegulation.eventId, t.event.id))
			.innerJoin(t.position, eq(t.position.statementId, t.event.statementId))
			.where(and(eq(t.eventRegulation.regulationId, id), eq(t.position.regulationId, id)))
	);
}

const hasArticles = () =>
	sql<boolean>`${leadsTo(
		t.articleRegulation,
		eq(t.articleRegulation.regulationId, t.regulation.id),
		t.article,
		onPublished(t.article, t.articleRegulation.articleId)
	)}`;

/** All that was said on a law is read for a few ids and numbers: most publications change none of them. */
const cachedSaid = cachedByChange<Awaited<ReturnType<typeof readSaid>>>([
	'regulation',
	'statement',
	'stakeholder'
]);

/** Counts what was said on a law, with the ids of the statements on its page and the latest changes of position. */
const readSaid = (id: string) => saidOnIt().execute({ id });

const saidOnIt = prepared((db) => {
	const { id } = t.regulation;
	const total = db
		.select({ statements: count() })
		.from(t.statement)
		.where(and(isPublished(t.statement.state), onRegulation(id)));
	const ofMany = jsonOf({
		weeks: jsonRows(weeksOf(id)),
		first: jsonRows(firstStatements(id, 1)),
		leading: jsonRows(leadingOfEachStance(id))
	});
	const ofFew = jsonOf({
		all: jsonRows(statementIds(db, { where: onRegulation(id), limit: mostStatements }))
	});
	type Few = (typeof ofFew)['_']['type'];
	type Many = (typeof ofMany)['_']['type'];
	type Shown = (Few & { [Name in keyof Many]?: never }) | (Many & { all?: never });
	return db
		.select({
			stances: stancesOnIt,
			/** All statements if they are few, else the ones that stand for many. */
			shown: sql<Shown>`case when ${total} <= ${mostStatements} then ${ofFew} else ${ofMany} end`,
			changedPositions: jsonRows(
				changedPositions({ regulation: id }).limit(limitedTo(mostChanges))
			),
			/** All of them, however few are read. */
			changes: sql<number>`(select count(*)::int from ${changedPositions({ regulation: id }).as('each')})`
		})
		.from(t.regulation)
		.where(eq(id, sql.placeholder('id')))
		.prepare('said_on_regulation');
});

/**
 * A law with everything its page shows; undefined if the slug was never public. Callers may show only title, state and
 * reason of a withdrawn law.
 */
export async function get(slug: string) {
	const row = await findRow(slug);
	return row && completePage(row);
}

/** Like `get`, without the events and statements that `completePage` adds. */
export const findRow = (slug: string) => bySlug().execute({ slug });

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

export async function regulationsToCite(slugs: string[]): Promise<CitedRegulation[]> {
	if (!slugs.length) return [];
	const rows = await db.query.regulation.findMany({
		where: and(inArray(t.regulation.slug, slugs), isPublished(t.regulation.state)),
		columns: {
			slug: true,
			title: true,
			instrument: true,
			issuingBody: true,
			referenceNumber: true
		},
		with: { clock: true, citations: citationQuery }
	});
	const sources = new Sources();
	return rows.map(({ clock, citations, ...regulation }) => ({
		...regulation,
		clocks: clocksOf(readClock(clock)),
		sources: sources.all(citations)
	}));
}

export async function completePage(row: Row) {
	const { clock, citations, topics, relationsFrom, relationsTo, reactions, ...regulation } = row;
	const sources = new Sources();
	const { id } = row;
	const [[said], events] = await Promise.all([
		cachedSaid(id, () => readSaid(id)),
		itsEvents({ id }, sources)
	]);
	const { stances, changedPositions, changes, shown } = said!;
	const { all, leading = [] } = shown;
	const day = today();
	const weeks = shown.weeks && joinWeeks(shown.weeks);
	const heard = leading.filter((one) => one.heard);
	const onTimeline = [...new Set(idsOf([...(weeks ?? []), ...(shown.first ?? [])]))];
	const cards = await statementsOf(
		all ? idsOf(all) : [...new Set([...idsOf(heard), ...onTimeline])],
		sources
	);
	const course = all ? cards : sortByDate(orderByIds(onTimeline, cards));
	const clocks = clocksOf(readClock(clock), row);
	return {
		...regulation,
		isOverdue: isOverdue({ ...regulation, pageSeenOn: regulation.watches[0]?.seenOn }, day),
		lastEvent: events.findLast(({ earliest }) => earliest <= day)?.date,
		clocks,
		answers: answersOf({ slug: row.slug, clocks, events, course }, day),
		relations: relationsOf({ relationsFrom, relationsTo }, sources),
		topics: publishedTopics(topics),
		events,
		/** Events that are not also statements on the law, so that nothing counts twice beside `statementTotal`. */
		eventTotal: eventsBeside(events, reactions).length,
		/** The statements whose words are shown: all, or those of the first speakers of each stance. */
		spoken: all ? cards : orderByIds(idsOf(heard), cards),
		/** The next speakers of each stance, whom the page of a law with more statements names. */
		named: leading.filter((one) => !one.heard),
		/** The statements on the timeline: all, or those of its first day and the first of each week. */
		course,
		/** Undefined if the timeline shows all statements. */
		weeks,
		stances,
		statementTotal: totalOf(stances) + (stances.not_stated ?? 0),
		changedPositions,
		changes,
		sources: sources.all(citations)
	};
}

const itsStatementsOfDay = preparedStatements('statements_of_day', (db) =>
	statementIds(db, {
		where: and(onRegulation(sql.placeholder('id')), eq(t.statement.date, sql.placeholder('day'))),
		limit: mostStatements
	})
);

/** The answers at the top of a law's page, without reading the rest. */
export async function answersTo({
	id,
	slug,
	clocks
}: Pick<Row, 'id' | 'slug'> & { clocks: Clocks }): Promise<Answers> {
	const sources = new Sources();
	const day = clocks.firstReaction?.date;
	const [events, course] = await Promise.all([
		itsEvents({ id }, sources),
		day ? itsStatementsOfDay({ id, day }, sources) : []
	]);
	return answersOf({ slug, clocks, events, course }, today());
}
