import { asc } from 'drizzle-orm';
import { addDays } from '../../domain/dates/format.ts';
import { filterQuery, inWords } from '../../domain/filters.ts';
import { redirectFormerFilters } from '../redirects.ts';
import { type Appointment, calendarOf, eventInCalendar } from '../outlets/calendars.ts';
import { preferredClaim } from '../../nouns/event/card.server.ts';
import { db } from '../db/index.ts';
import { limitedTo } from '../db/prepared.ts';
import { where } from '../lists/list.ts';
import * as t from '../db/schema.ts';
import { represent } from '../outlets/exports/index.ts';
import { knownFilters, type Whole } from '../outlets/files/index.ts';
import { origin } from '../settings.ts';
import { itemSummary } from '../outlets/summaries/index.ts';
import { today } from '../today.ts';
import { type Chosen, conditionsOf, filters } from './list.ts';

/** Days for which past events stay in the calendar. */
const keptDays = 30;
const most = 500;

/**
 * Shows coming events and those of the last 30 days, filtered as the page is.
 * @throws 400 for unknown filters, 308 if a filter names a former slug
 */
export async function calendar({ url }: { url: URL }): Promise<Whole> {
	const chosen = knownFilters(url, filters) as Chosen;
	const found = await db
		.select({ id: t.event.id })
		.from(t.event)
		.innerJoin(t.datedClaim, preferredClaim)
		.where(where(conditionsOf({ ...chosen, day: addDays(today(), -keptDays) })))
		.orderBy(asc(t.datedClaim.earliest), asc(t.datedClaim.latest), asc(t.event.id))
		.limit(limitedTo(most));
	await redirectFormerFilters(url, chosen, { total: found.length });
	const rows = await represent.events(found.map(({ id }) => id));
	const byId = new Map(rows.map((row) => [row.id, row]));
	const head = {
		title: `Rulewatch: coming dates${inWords(chosen)}`,
		about: `Consultations, court dates, commencements and other events ahead, and those of the last ${keptDays} days.`,
		url: `${origin()}/calendar.ics${filterQuery(chosen)}`
	};
	const appointments = found.flatMap(({ id }): Appointment[] => {
		const row = byId.get(id);
		if (!row) return [];
		const { date, earliest, latest, url } = row;
		const changed = new Date(row.updated_at);
		const title = eventInCalendar(row);
		return [
			{
				...itemSummary('events', row),
				title,
				date,
				earliest,
				latest,
				url,
				changed,
				noun: 'event',
				id
			}
		];
	});
	return { text: await calendarOf(head, appointments) };
}
