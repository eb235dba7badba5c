import { and, eq, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { clocksOf } from '../../domain/timeline/clocks.ts';
import { clockColumns, readClock } from './clock.server.ts';
import { clock } from '../../server/derived/tables.ts';
import { db } from '../../server/db/index.ts';
import { isAmongPlaceholder, prepared } from '../../server/db/prepared.ts';
import { isPublished } from '../../server/db/published.ts';
import * as t from '../../server/db/schema.ts';
import { cachedByChange } from '../../server/lists/cached.ts';
import { eventsOn, statementsOn, timelineOrder, timelinePageSize } from './timeline.server.ts';

const entriesAside = 2;

type Entry = Awaited<ReturnType<typeof eventsOn>>[number];

/** In queries that select from `regulation`. */
const entries = () =>
	unionAll(eventsOn(t.regulation.id, {}), statementsOn(t.regulation.id, {})).as('entry');

const keyOf = ({ noun, id }: Pick<Entry, 'noun' | 'id'>) => `${noun} ${id}`;

/**
 * The clocks of laws, each with a statement among the entries just before and after it on the law's timeline. Laws that
 * are not public, or about which the statement says nothing, are left out, and all of them if it is not public itself.
 */
export async function coursesAround(statement: string, slugs: string[]) {
	const own = keyOf({ noun: 'statement', id: statement });
	const courses = await Promise.all(
		slugs.map(async (slug) => {
			const course = await cachedCourse(slug, () => readCourse(slug));
			const place = course?.order.indexOf(own) ?? -1;
			if (!course || place < 0) return [];
			const { order, ...law } = course;
			const page = Math.floor(place / timelinePageSize) + 1;
			return {
				...law,
				keys: order.slice(Math.max(place - entriesAside, 0), place + entriesAside + 1),
				entry: `/regulations/${slug}/timeline${page > 1 ? `?page=${page}` : ''}#t-${statement}`
			};
		})
	);
	const found = courses.flat();
	const ids = found.flatMap(({ keys }) => keys.map((key) => key.slice(key.indexOf(' ') + 1)));
	const rows = found.length
		? await entriesAmong().execute({ slugs: found.map(({ slug }) => slug), ids })
		: [];
	return found.map(({ keys, ...course }) => {
		const read = rows.find(({ slug }) => slug === course.slug)?.entries ?? [];
		const near = keys.flatMap((key) => read.find((entry) => keyOf(entry) === key) ?? []);
		return { ...course, near };
	});
}

const cachedCourse = cachedByChange<Awaited<ReturnType<typeof readCourse>>>([
	'regulation',
	'event',
	'statement',
	'stakeholder'
]);

/** What all statements on a law share: its clocks, and the nouns and ids of its entries in the order of its timeline. */
async function readCourse(law: string) {
	const { id, slug, title, status, state, instrument, textDay } = t.regulation;
	const [row] = await db
		.select({
			title,
			status,
			instrument,
			textDay,
			clock: clockColumns,
			order: sql<string[]>`(
				select coalesce(json_agg(noun || ' ' || id order by ${timelineOrder}), '[]') from ${entries()})`
		})
		.from(t.regulation)
		.innerJoin(clock, eq(clock.regulationId, id))
		.where(and(eq(slug, law), isPublished(state)));
	if (!row) return undefined;
	const clocks = clocksOf(readClock(row.clock), row);
	return { slug: law, title: row.title, status: row.status, clocks, order: row.order };
}

const entriesAmong = prepared((db) =>
	db
		.select({
			slug: t.regulation.slug,
			entries: sql<Entry[] | null>`(
				select json_agg(entry) from ${entries()} where ${isAmongPlaceholder(sql`entry.id`, 'ids')})`
		})
		.from(t.regulation)
		.where(and(isAmongPlaceholder(t.regulation.slug, 'slugs'), isPublished(t.regulation.state)))
		.prepare('entries_among')
);
