import { and, asc, eq, gte, inArray, max, sql } from 'drizzle-orm';
import { lookEvery } from '../../../domain/looking.ts';
import type { EventCard, Source } from '../../../domain/record.ts';
import type { Status } from '../../../domain/vocabulary.ts';
import { cited, Sources } from '../../../nouns/citation/sources.server.ts';
import { eventsOf, preferredClaim } from '../../../nouns/event/card.server.ts';
import { db } from '../../db/index.ts';
import { pageOf, where } from '../../lists/list.ts';
import * as t from '../../db/schema.ts';
import { lastLookAt, pageSeenOn } from '../../../nouns/regulation/looked-at.server.ts';
import { conditionsOf } from '../../../nouns/regulation/queries.server.ts';
import { today } from '../../today.ts';
import type { Chosen } from '../../coming/index.ts';

const rules = Object.entries(lookEvery) as [Status, number][];
const { status, state, lookedAt, title, id } = t.regulation;

const needsLooks = and(
	eq(state, 'published'),
	inArray(
		status,
		rules.map(([each]) => each)
	)
);

/** Null where nobody knows of a look: such a law comes first. */
const due = sql`${lastLookAt} + case ${status} ${sql.join(
	rules.map(([each, days]) => sql`when ${each} then ${days}::int`),
	sql` `
)} end`;

/** How many laws an editor should have looked at again, with those of which nobody knows that anyone did. */
export function countOverdue(): Promise<number> {
	return db.$count(t.regulation, and(needsLooks, sql`(${due} < ${today()}) is not false`));
}

/** The days on which an editor, and the house at a watched page, last looked at any of the laws that what comes is narrowed to. */
export async function lastLook({ regulation, ...chosen }: Chosen) {
	const [row] = await db
		.select({ editor: max(lookedAt), page: max(pageSeenOn) })
		.from(t.regulation)
		.where(
			and(where(conditionsOf(chosen)), regulation ? eq(t.regulation.slug, regulation) : undefined)
		);
	return row!;
}

/** A law that is to be looked at, with what to look at. */
interface LawToLookAt {
	id: string;
	slug: string;
	title: string;
	version: number;
	status: Status;
	lookedAt: string | null;
	pageSeenOn: string | null;
	/** EDTF date of the last event on record, whether ahead or not; null where none is. */
	lastEvent: string | null;
	/** What was to happen since the last look, or is still to: did it? */
	events: EventCard[];
	/** The pages that it cites itself: do they say anything new? */
	sources: Source[];
}

/** The laws that editors look at again and again, those due first coming first, a page at a time. */
export async function list(wanted: number) {
	const total = await db.$count(t.regulation, needsLooks);
	const { limit, offset, ...at } = pageOf(total, wanted);
	const sources = new Sources();
	const found = await db.query.regulation.findMany({
		where: needsLooks,
		columns: { id: true, slug: true, title: true, version: true, status: true, lookedAt: true },
		extras: { pageSeenOn: pageSeenOn.as('page_seen_on') },
		with: { clock: { columns: { happened: true } }, citations: cited },
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

/** By law, what is dated after the last look at it, or lies ahead where nobody knows of one. */
async function eventsSince(laws: string[]): Promise<Map<string, EventCard[]>> {
	const links = await db
		.select({ law: id, event: t.event.id })
		.from(t.regulation)
		.innerJoin(t.eventRegulation, eq(t.eventRegulation.regulationId, id))
		.innerJoin(
			t.event,
			and(eq(t.event.id, t.eventRegulation.eventId), eq(t.event.state, 'published'))
		)
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
