import { and, gte, max, sql } from 'drizzle-orm';
import type { EventCard } from '../../domain/record.ts';
import type { Filters, Listing } from '../../domain/filters.ts';
import { eventCards, preferredClaim } from '../../nouns/event/card.server.ts';
import { db } from '../db/index.ts';
import { isPublished } from '../db/published.ts';
import { cachedByChange } from '../lists/cached.ts';
import { isNamedIn } from '../lists/list.ts';
import { happenedToLaw } from '../lists/words.ts';
import { listing } from '../lists/listing.ts';
import * as t from '../db/schema.ts';
import * as events from '../../nouns/event/queries.server.ts';
import { today } from '../today.ts';

const { jurisdiction, regulation, topic } = events.filters;
export const filters = { jurisdiction, regulation, topic };

export type Chosen = Filters<typeof filters>;

/** Selects events that may not be over on a day: a month lasts until its end. */
export const conditionsOf = ({ day, ...chosen }: Chosen & { day: string }) => ({
	...events.conditionsOf(chosen),
	ahead: and(notOver(day), isOnLaw())
});

/** A reader must see one of its laws: a withdrawn law has no coming events. */
export const isOnLaw = () => happenedToLaw(sql`true`);

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

export function list(asked: { filters: Chosen; page: number }): Promise<Listing<EventCard>> {
	return listOn({ filters: { ...asked.filters, day: today() }, page: asked.page });
}

export async function firstComing(limit: number): Promise<EventCard[]> {
	if (!(await hasComing())) return [];
	return eventCards({ where: and(notOver(today()), isOnLaw()), order: 'oldest', limit });
}

async function readLastDay() {
	const [row] = await db
		.select({ day: max(t.datedClaim.latest) })
		.from(t.event)
		.innerJoin(t.datedClaim, preferredClaim)
		.where(and(isPublished(t.event.state), isOnLaw()));
	return row?.day;
}

/** Most publications change neither an event nor a law, and every page asks. */
const cached = cachedByChange<Awaited<ReturnType<typeof readLastDay>>>(['event', 'regulation']);

/** Decides whether the menu links to the page. */
export async function hasComing(): Promise<boolean> {
	return ((await cached('last day', readLastDay)) ?? '') >= today();
}
