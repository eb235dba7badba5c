import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { dateBasis, fuzzyDate, partOf } from '../columns.server.ts';
import { event } from '../event/table.server.ts';

/** An event's date by some sources. Sources may disagree; one claim is preferred. */
export const datedClaim = pgTable(
	'dated_claim',
	{
		id: text('id').primaryKey(),
		eventId: partOf('event_id', () => event.id),
		...fuzzyDate(),
		basis: dateBasis('basis').notNull(),
		preferred: boolean('preferred').notNull().default(false),
		/** Other words of these sources, or why the claim is not preferred. */
		note: text('note')
	},
	(t) => [
		uniqueIndex('dated_claim_one_preferred')
			.on(t.eventId)
			.where(sql`${t.preferred}`),
		index('dated_claim_event_index').on(t.eventId),
		index('dated_claim_latest_index')
			.on(t.latest, t.earliest, t.eventId)
			.where(sql`${t.preferred}`),
		check('dated_claim_span_in_order', sql`${t.earliest} <= ${t.latest}`)
	]
);
