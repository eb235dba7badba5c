import { and, eq, gte, max, sql } from 'drizzle-orm';
import type { EventCard } from '../../domain/record.ts';
import type { Filters, Listing } from '../../domain/filters.ts';
import { eventCards, preferredClaim } from '../../nouns/event/card.server.ts';
import { db } from '../db/index.ts';
import { isNamedIn } from '../lists/list.ts';
import { touches } from '../lists/words.ts';
import { listing } from '../lists/listing.ts';
import * as t from '../db/schema.ts';
import { cachedByVersion } from '../db/version.ts';
import * as events from '../../nouns/event/queries.server.ts';
import { today } from '../today.ts';

const { jurisdiction, regulation, topic } = events.filters;
/** By which what comes is narrowed, as a page and as a calendar. */
export const filters = { jurisdiction, regulation, topic };

export type Chosen = Filters<typeof filters>;

/** Those that are not over on a day: a month is not over before its end, a consultation not before it closes. */
export const conditionsOf = ({ day, ...chosen }: Chosen & { day: string }) => ({
	...events.conditionsOf(chosen),
	ahead: and(notOver(day), isOnLaw())
});

/** That readers see one of its laws: of a law that was withdrawn nothing is ahead. */
export const isOnLaw = () => touches(sql`true`);

const notOver = (day: string) =>
	isNamedIn(
		t.event.id,
		t.datedClaim.eventId,
		and(t.datedClaim.preferred, gte(t.datedClaim.latest, day))
	);

const listOn = listing(
	{
		table: t.event,
		conditionsOf,
		facetsOf: () => {
			const { jurisdiction, regulation, topic } = events.facetsOf();
			return { jurisdiction, regulation, topic };
		}
	},
	({ where, ...span }) => eventCards({ where, order: 'oldest', ...span })
);

/** What lies ahead and what is under way, what is over first coming first, a page at a time. */
export function list(asked: { filters: Chosen; page: number }): Promise<Listing<EventCard>> {
	return listOn({ filters: { ...asked.filters, day: today() }, page: asked.page });
}

/** The first few of what lies ahead and of what is under way. */
export const first = (limit: number): Promise<EventCard[]> =>
	eventCards({ where: and(notOver(today()), isOnLaw()), order: 'oldest', limit });

const lastDay = cachedByVersion(async () => {
	const [row] = await db
		.select({ day: max(t.datedClaim.latest) })
		.from(t.event)
		.innerJoin(t.datedClaim, preferredClaim)
		.where(and(eq(t.event.state, 'published'), isOnLaw()));
	return row?.day;
});

/** Whether anything is ahead or under way, so that the menu leads to it. */
export async function isAnything(): Promise<boolean> {
	return ((await lastDay()) ?? '') >= today();
}
