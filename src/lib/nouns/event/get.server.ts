import { and, asc, desc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import { idsOf, onPublished } from '../cards.server.ts';
import { eventsOf, preferredClaim } from './card.server.ts';
import { db } from '../../server/db/index.ts';
import { isPublished } from '../../server/db/published.ts';
import { isNamedIn } from '../../server/lists/list.ts';
import * as t from '../../server/db/schema.ts';

/** An event with the ones before and after it on the same laws; undefined if the id was never public. */
export async function get(id: string) {
	const found = await db.query.event.findFirst({
		where: and(eq(t.event.id, id), ne(t.event.state, 'draft')),
		columns: { state: true, stateReason: true }
	});
	if (!found) return undefined;
	const { stateReason } = found;
	if (found.state === 'withdrawn') return { state: found.state, stateReason };
	const [[previous], [next]] = await Promise.all([nearest(id, 'before'), nearest(id, 'after')]);
	const cards = await eventsOf([id, ...idsOf([previous, next].flatMap((near) => near ?? []))]);
	const card = (id?: string) => cards.find((card) => card.id === id);
	const event = card(id);
	if (!event) return undefined;
	const [before, after] = [card(previous?.id), card(next?.id)];
	return { state: 'published' as const, event, before, after };
}

const place = [t.datedClaim.latest, t.datedClaim.earliest, t.event.id];

/** Finds the nearest event on one of the same laws; events of the same date are ordered by id. */
function nearest(id: string, side: 'before' | 'after') {
	const there = sql`(${sql.join(place, sql`, `)})`;
	const here = sql`(select claim.latest, claim.earliest, claim.event_id from ${t.datedClaim} claim
		where claim.event_id = ${id} and claim.preferred)`;
	const [beyond, direction]: [SQL, typeof asc] =
		side === 'before' ? [sql`${there} < ${here}`, desc] : [sql`${there} > ${here}`, asc];
	const regulations = db
		.select({ id: t.eventRegulation.regulationId })
		.from(t.eventRegulation)
		.innerJoin(t.regulation, onPublished(t.regulation, t.eventRegulation.regulationId))
		.where(eq(t.eventRegulation.eventId, id));
	const isOnSameRegulation = isNamedIn(
		t.event.id,
		t.eventRegulation.eventId,
		inArray(t.eventRegulation.regulationId, regulations)
	);
	return db
		.select({ id: t.event.id })
		.from(t.event)
		.innerJoin(t.datedClaim, preferredClaim)
		.where(and(isPublished(t.event.state), isOnSameRegulation, beyond))
		.orderBy(...place.map((column) => direction(column)))
		.limit(1);
}
