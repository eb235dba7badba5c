import {
	and,
	desc,
	eq,
	inArray,
	isNotNull,
	or,
	type Placeholder,
	type SQL,
	sql
} from 'drizzle-orm';
import { onPublished } from '../cards.server.ts';
import { fewestForShares } from '../../domain/charts/counts.ts';
import { clocksOf } from '../../domain/timeline/clocks.ts';
import { type Filters, oneOf, query, slug, year } from '../../domain/filters.ts';
import { isOverdue } from '../../domain/looking.ts';
import type { RegulationRow } from '../../domain/record.ts';
import { preferredClaim } from '../event/card.server.ts';
import { clockColumns, hasClock, readClock } from './clock.server.ts';
import { pageSeenOn } from './looked-at.server.ts';
import { stancesOnIt } from './stances.server.ts';
import { db } from '../../server/db/index.ts';
import { isPublished } from '../../server/db/published.ts';
import { limitedTo, prepared } from '../../server/db/prepared.ts';
import { cachedByChange } from '../../server/lists/cached.ts';
import { orderColumns, type Order } from '../../server/lists/cursor.ts';
import { type Join, leadsTo, where, yearOf } from '../../server/lists/list.ts';
import { listing } from '../../server/lists/listing.ts';
import { type Facet, facetOf } from '../../server/lists/facets.ts';
import { facetsIn } from '../derive/facets.server.ts';
import { regulation } from './fields.ts';
import * as t from '../../server/db/schema.ts';
import { clock } from '../../server/derived/tables.ts';
import { isFoundByWords } from '../../server/lists/words.ts';
import { today } from '../../server/today.ts';

export const sorts = {
	latest: 'Latest event',
	title: 'Title',
	hidden: 'Longest hidden',
	statements: 'Most statements'
} as const;

const own = facetsIn(regulation, t.regulation);

export const filters = {
	...own.filters,
	topic: slug,
	year,
	q: query,
	sort: oneOf(sorts)
};

type Day = string | Placeholder;

/** The last event that is not in the future, as on the law's page. */
const lastEvent = (column: 'date' | 'latest', day: Day) => sql`(
	select ${sql.identifier(column)} from regulation_event happened
	where happened.regulation_id = ${t.regulation.id} and happened.earliest <= ${day}::date
	order by happened.latest desc, happened.earliest desc, happened.event_id desc limit 1)`;

export function order(sort: keyof typeof sorts = 'latest', day: Day = today()): Order {
	const unique = t.regulation.slug;
	if (sort === 'title') return { by: [[t.regulation.title, 'text']], direction: 'asc', unique };
	const by: Record<Exclude<keyof typeof sorts, 'title'>, Order['by']> = {
		latest: [
			[
				sql`coalesce(case when ${clock.happenedLatest} <= ${day}::date then ${clock.happenedLatest}
					else ${lastEvent('latest', day)} end, '-infinity')`,
				'date'
			]
		],
		hidden: [
			[
				sql`coalesce(case when ${hasClock}
					then ${clock.textPublicEarliest} - ${clock.madeLatest} end, -999999)`,
				'integer'
			]
		],
		statements: [[sql`${statementCounts().statements}`, 'integer']]
	};
	return { by: by[sort], direction: 'desc', unique };
}

export const joinsOf = (
	sort?: keyof typeof sorts,
	state: 'published' | 'withdrawn' = 'published'
): Join[] => {
	// A withdrawn law has no clock.
	if (state === 'withdrawn') return [];
	const isItsClock = eq(clock.regulationId, t.regulation.id);
	if (sort !== 'statements') return [[clock, isItsClock]];
	const counts = statementCounts();
	return [
		[clock, isItsClock],
		[counts, eq(counts.regulationId, t.regulation.id)]
	];
};

function statementCounts() {
	const { regulationId } = t.position;
	const counted = db
		.select({ regulationId, statements: sql<number>`count(*)::int`.as('statements_counted') })
		.from(t.position)
		.innerJoin(t.statement, onPublished(t.statement, t.position.statementId))
		.groupBy(regulationId)
		.as('counted_statements');
	return db
		.select({
			regulationId: sql<string>`${t.regulation.id}`.as('spoken_of'),
			statements: sql<number>`coalesce(${counted.statements}, 0)`.as('statements_on')
		})
		.from(t.regulation)
		.leftJoin(counted, eq(counted.regulationId, t.regulation.id))
		.as('spoken');
}

const facetsOf = () =>
	({
		...own.facets,
		topic: facetOf(t.topic, t.topic.name, t.regulationTopic.topicId, {
			joins: [[t.regulationTopic, eq(t.regulationTopic.regulationId, t.regulation.id)]]
		}),
		year: {
			value: yearOf(t.datedClaim.latest),
			joins: [
				[t.eventRegulation, eq(t.eventRegulation.regulationId, t.regulation.id)],
				[t.event, publishedEvent],
				[t.datedClaim, preferredClaim]
			],
			repeats: true,
			order: 'value'
		}
	}) satisfies Record<string, Facet>;

export const list = listing(
	{ table: t.regulation, conditionsOf, facetsOf },
	(span, { sort }) => rowsOf({ ...span, sort }),
	20
);

export const latestRegulations = preparedRows('latest_regulations', () => ({
	where: where(conditionsOf({})),
	limit: 6
}));

/** The editors' choice if readers see it, else the last that moved of those whose course and reception are on record. */
export async function featuredRegulation(): Promise<Row | undefined> {
	const [row] = await featuredRows();
	return row;
}

const featuredRows = preparedRows('featured_regulation', () => {
	const isChosen = sql`${t.regulation.id} = (${db.select({ id: t.siteChoice.featuredId }).from(t.siteChoice)})`;
	// Counted no further than is asked, because every law may be looked at. Named by its clock, a law without the three
	// dates is not counted at all: PostgreSQL would count the statements of each law before it looks at its clock.
	const itsStatements = db
		.select({ one: sql`1` })
		.from(t.position)
		.innerJoin(t.statement, onPublished(t.statement, t.position.statementId))
		.where(eq(t.position.regulationId, clock.regulationId))
		.limit(limitedTo(fewestForShares));
	const isWorthIt = and(
		isNotNull(clock.made),
		isNotNull(clock.textPublic),
		isNotNull(clock.firstReaction),
		sql`(select count(*) from ${itsStatements} few) = ${fewestForShares}`
	);
	return {
		where: where({ ...conditionsOf({}), isIt: or(isChosen, isWorthIt) }),
		before: [desc(sql`coalesce(${isChosen}, false)`)],
		limit: 1
	};
});

const cachedOfTopic = cachedByChange<RegulationRow[]>([
	'topic',
	'regulation',
	'event',
	'statement',
	'stakeholder'
]);

/** The laws of a topic that moved last. They are kept for the day at most, because some of them fall due for a look. */
export const latestOfTopic = (topic: string, limit: number): Promise<RegulationRow[]> =>
	cachedOfTopic(JSON.stringify([topic, limit, today()]), () =>
		rowsOf({ where: where(conditionsOf({ topic })), limit })
	);

export async function rowsBySlugs(slugs: string[]): Promise<RegulationRow[]> {
	if (!slugs.length) return [];
	const conditions = { ...conditionsOf({}), named: inArray(t.regulation.slug, slugs) };
	return rowsOf({ where: where(conditions), limit: slugs.length });
}

interface RowsQuery {
	where: SQL | undefined;
	sort?: keyof typeof sorts;
	/** Sorts first, before the order of lists does. */
	before?: SQL[];
	limit: number;
	offset?: number;
}

type Row = RegulationRow & Pick<typeof t.regulation.$inferSelect, 'id' | 'aliases'>;

const rowsOf = async (asked: RowsQuery) => asRows(await rowsQuery(asked, today()));

/** Reads rows with a query that drizzle builds only once. */
function preparedRows(name: string, asked: () => RowsQuery): () => Promise<Row[]> {
	const query = prepared(() => rowsQuery(asked(), sql.placeholder('day')).prepare(name));
	return async () => asRows(await query().execute({ day: today() }));
}

/** The laws of a page are found first, so that nothing is read of those that come before it. */
function rowsQuery({ where, sort, before = [], limit, offset = 0 }: RowsQuery, day: Day) {
	const inOrder = sql.join([...before, ...orderColumns(order(sort, day))], sql`, `);
	const found = db
		.select({
			id: sql<string>`${t.regulation.id}`.as('found_id'),
			place: sql<number>`row_number() over (order by ${inOrder})`.as('place')
		})
		.from(t.regulation)
		.$dynamic();
	for (const [joined, on] of joinsOf(sort)) found.innerJoin(joined, on);
	const page = found
		.where(where)
		.orderBy(sql`place`)
		.limit(limitedTo(limit))
		.offset(offset)
		.as('page');
	return db
		.select({
			id: t.regulation.id,
			slug: t.regulation.slug,
			title: t.regulation.title,
			aliases: t.regulation.aliases,
			jurisdiction: t.regulation.jurisdiction,
			instrument: t.regulation.instrument,
			status: t.regulation.status,
			textDay: t.regulation.textDay,
			clock: clockColumns,
			stances: stancesOnIt,
			latest: sql<string | null>`${lastEvent('date', day)}`,
			lookedAt: t.regulation.lookedAt,
			pageSeenOn
		})
		.from(page)
		.innerJoin(t.regulation, eq(t.regulation.id, page.id))
		.innerJoin(clock, eq(clock.regulationId, t.regulation.id))
		.orderBy(page.place);
}

const asRows = (rows: Awaited<ReturnType<typeof rowsQuery>>): Row[] =>
	rows.map(({ clock, ...row }) => ({
		...row,
		clocks: clocksOf(readClock(clock), row),
		isOverdue: isOverdue(row, today())
	}));

export function conditionsOf(chosen: Filters<typeof filters>) {
	return {
		state: isPublished(t.regulation.state),
		...own.conditionsOf(chosen),
		topic: chosen.topic && ofTopic(chosen.topic),
		year: chosen.year && inArray(t.regulation.id, happenedIn(chosen.year)),
		q: chosen.q && isFoundByWords('regulation', t.regulation.id, chosen.q)
	};
}

const ofTopic = (slug: string) =>
	leadsTo(
		t.regulationTopic,
		eq(t.regulationTopic.regulationId, t.regulation.id),
		t.topic,
		and(onPublished(t.topic, t.regulationTopic.topicId), eq(t.topic.slug, slug))
	);

const publishedEvent = onPublished(t.event, t.eventRegulation.eventId);

const happenedIn = (year: string) =>
	db
		.select({ id: t.eventRegulation.regulationId })
		.from(t.eventRegulation)
		.innerJoin(t.event, publishedEvent)
		.innerJoin(t.datedClaim, preferredClaim)
		.where(eq(yearOf(t.datedClaim.latest), year));
