import { asc, desc, eq } from 'drizzle-orm';
import { clocksOf } from '../../domain/timeline/clocks.ts';
import type { GlanceRegulation } from '../../domain/charts/glance.ts';
import { shortTitle } from '../../domain/charts/charts.ts';
import { clockColumns, daysHidden, readClock } from '../../nouns/regulation/clock.server.ts';
import { stancesOnIt } from '../../nouns/regulation/stances.server.ts';
import { clock } from '../derived/tables.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { cachedByVersion } from '../db/version.ts';

/** A larger picture would not be legible; the page of trends has all laws. */
const most = 60;

export const glance = cachedByVersion(
	async (): Promise<{ regulations: GlanceRegulation[]; total: number }> => {
		const { id, slug, title, aliases, jurisdiction, state, instrument, status, textDay } =
			t.regulation;
		const [regulations, total] = await Promise.all([
			db
				.select({
					id,
					slug,
					title,
					aliases,
					jurisdiction,
					instrument,
					status,
					textDay,
					clock: clockColumns,
					stances: stancesOnIt
				})
				.from(t.regulation)
				.innerJoin(clock, eq(clock.regulationId, id))
				.where(eq(state, 'published'))
				.orderBy(desc(daysHidden), asc(title))
				.limit(most),
			db.$count(t.regulation, eq(state, 'published'))
		]);
		return {
			total,
			regulations: regulations.map((regulation) => ({
				slug: regulation.slug,
				title: regulation.title,
				short: shortTitle(regulation),
				jurisdiction: regulation.jurisdiction,
				clocks: clocksOf(readClock(regulation.clock), regulation),
				stances: regulation.stances
			}))
		};
	}
);
