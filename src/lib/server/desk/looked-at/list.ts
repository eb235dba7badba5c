import { and, asc, eq, gte, inArray, max, sql } from 'drizzle-orm';
import { lookEvery } from '../../../domain/looking.ts';
import type { EventCard, Source } from '../../../domain/record.ts';
import type { Status } from '../../../domain/vocabulary.ts';
import { citationQuery, Sources } from '../../../nouns/citation/sources.server.ts';
import { eventsOf, preferredClaim } from '../../../nouns/event/card.server.ts';
import { db } from '../../db/index.ts';
import { isPublished } from '../../db/published.ts';
import { onPublished } from '../../../nouns/cards.server.ts';
import { pageOf, where } from '../../lists/list.ts';
import * as t from '../../db/schema.ts';
import { lastLookAt, pageSeenOn } from '../../../nouns/regulation/looked-at.server.ts';
import { conditionsOf } from '../../../nouns/regulation/queries.server.ts';
import { today } from '../../today.ts';
import type { Chosen } from '../../coming/index.ts';

const rules = Object.entries(lookEvery) as [Status, number][];
const { status, state, lookedAt, title, id } = t.regulation;

const lookedAtStatuses = rules.map(([each]) => each);
const needsLooks = and(isPublished(state), inArray(status, lookedAtStatuses));

/** Null if nobody has looked yet: these laws come first. */
const due = sql`${lastLookAt} + case ${status} ${sql.join(
	rules.map(([each, days]) => sql`when ${each} then ${days}::int`),
	sql` `
)} end`;

/** Counts laws that are due or were never looked at. */
export function countOverdue(): Promise<number> {
	return db.$count(t.regulation, and(needsLooks, sql`(${due} < ${today()}) is not false`));
}

/** Returns when an editor last looked at one of these laws, and when a watched page was last fetched. */
export async function lastLook({ regulation, ...chosen }: Chosen) {
	const [row] = await db
		.select({ editor: max(lookedAt), page: max(pageSeenOn) })
		.from(t.regulation)
		.where(
			and(where(conditionsOf(chosen)), regulation ? eq(t.regulation.slug, regulation) : undefined)
		);
	return row!;
}

interface LawToLookAt {
	id: string;
	slug: string;
	title: string;
	version: number;
	status: Status;
	lookedAt: string | null;
	pageSeenOn: string | null;
	/** EDTF date of the last event, which may be in the future; null without events. */
	lastEvent: string | null;
	/** Events dated after the last look: did they happen? */
	events: EventCard[];
	/** Pages that the law cites: do they say anything new? */
	sources: Source[];
}

/** Lists laws that editors look at regularly, the first due first. */
export async function list(wanted: number) {
	const total = await db.$count(t.regulation, needsLooks);
	const { limit, offset, ...at } = pageOf(total, wanted);
	const sources = new Sources();
	const found = await db.query.regulation.findMany({
		where: needsLooks,
		columns: { id: true, slug: true, title: true, version: true, status: true, lookedAt: true },
		extras: { pageSeenOn: pageSeenOn.as('page_seen_on') },
		with: { clock: { columns: { happened: true } }, citations: citationQuery },
		orderBy: [sql`${due} nulls first`, asc(title), asc(id)],
		limit,
		offset
	});
	const events = await eventsSince(found.map(({ id }) => id));
	const rows = found.map(({ clock, citations, ...law }): LawToLookAt => ({
		...law,
		lastEvent: clock?.happened ?? null,
		events: events.get(law.id) ?? [],
		sources: sources.all(citations)
	}));
	return { rows, total, ...at };
}

/** Returns events after the last look by law, or future events if nobody has looked yet. */
async function eventsSince(laws: string[]): Promise<Map<string, EventCard[]>> {
	const links = await db
		.select({ law: id, event: t.event.id })
		.from(t.regulation)
		.innerJoin(t.eventRegulation, eq(t.eventRegulation.regulationId, id))
		.innerJoin(t.event, onPublished(t.event, t.eventRegulation.eventId))
		.innerJoin(t.datedClaim, preferredClaim)
		.where(
			and(inArray(id, laws), gte(t.datedClaim.latest, sql`coalesce(${lookedAt}, ${today()}::date)`))
		)
		.orderBy(asc(t.datedClaim.earliest), asc(t.event.id));
	const cards = await eventsOf([...new Set(links.map(({ event }) => event))]);
	const byId = new Map(cards.map((card) => [card.id, card]));
	return new Map(
		laws.map((law) => [
			law,
			links.flatMap((link) => (link.law === law ? (byId.get(link.event) ?? []) : []))
		])
	);
}
