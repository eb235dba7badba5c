import { and, between, or } from 'drizzle-orm';
import { addDays, daysBetween, hasDays } from '../../domain/dates/format.ts';
import { db } from '../db/index.ts';
import { isPublished } from '../db/published.ts';
import * as t from '../db/schema.ts';
import { preferredClaim } from '../../nouns/event/card.server.ts';
import { isOnLaw } from '../coming/index.ts';
import { today } from '../today.ts';

const week = 7;

/** Reminds of coming days a week before and a day before, each once. */
export async function noteComing(): Promise<void> {
	const day = today();
	const { date, earliest, latest } = t.datedClaim;
	const [first, last] = [addDays(day, 1), addDays(day, week)];
	const events = await db
		.select({ id: t.event.id, date, earliest, latest })
		.from(t.event)
		.innerJoin(t.datedClaim, preferredClaim)
		.where(
			and(
				isPublished(t.event.state),
				isOnLaw(),
				or(between(earliest, first, last), between(latest, first, last))
			)
		);
	const at = new Date();
	const rows = events.filter(hasDays).flatMap(({ id, earliest, latest }) =>
		[...new Set([earliest, latest])]
			.filter((on) => on >= first && on <= last)
			.map((on) => ({
				key: `coming/${id}/${on}/${daysBetween(day, on) === 1 ? 'day' : 'week'}`,
				noun: 'event',
				rowId: id,
				comingOn: on,
				at
			}))
	);
	if (rows.length) await db.insert(t.change).values(rows).onConflictDoNothing();
}
