import { and, lte, ne, sql } from 'drizzle-orm';
import type { HomeChange } from '../../domain/changes.ts';
import * as corrections from '../desk/corrections/index.ts';
import { eventIds, preparedEvents } from '../../nouns/event/card.server.ts';
import * as t from '../db/schema.ts';
import { today } from '../today.ts';

const most = 6;

const day = sql`${sql.placeholder('today')}::date`;

/**
 * An open consultation counts from its first day, so that later news stands above it. Reactions are left out: the newest
 * statements stand apart.
 */
const newEvents = preparedEvents('new_events', (db) =>
	eventIds(
		db,
		{ where: and(ne(t.event.kind, 'reaction'), lte(t.datedClaim.earliest, day)), limit: most },
		sql`case when ${t.datedClaim.latest} > ${day} then ${t.datedClaim.earliest} else ${t.datedClaim.latest} end`
	)
);

export async function homeChanges(): Promise<HomeChange[]> {
	const [events, corrected] = await Promise.all([
		newEvents({ today: today() }),
		corrections.newestCorrections(most)
	]);
	const all: (HomeChange & { latest: string })[] = [
		...events.map((event) => ({
			...event,
			is: 'event' as const,
			latest: event.latest > today() ? event.earliest : event.latest
		})),
		...corrected.map(({ id, page, answer, made }) => ({
			is: 'correction' as const,
			id,
			page,
			answer,
			date: made,
			latest: made
		}))
	];
	return all
		.sort((a, b) => (a.latest < b.latest ? 1 : -Number(a.latest > b.latest)))
		.slice(0, most);
}
