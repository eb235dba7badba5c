import { asc, desc, eq, inArray, and, count } from 'drizzle-orm';
import { clocksOf } from '../../domain/timeline/clocks.ts';
import type { GlanceRegulation } from '../../domain/charts/glance.ts';
import { shortTitle } from '../../domain/charts/charts.ts';
import { keysOf, stances } from '../../domain/vocabulary.ts';
import { clockColumns, readClock } from '../../nouns/regulation/clock.server.ts';
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
					clock: clockColumns
				})
				.from(t.regulation)
				.innerJoin(clock, eq(clock.regulationId, id))
				.where(eq(state, 'published'))
				.orderBy(desc(clock.hidden), asc(title))
				.limit(most),
			db.$count(t.regulation, eq(state, 'published'))
		]);
		const counted = await db
			.select({
				regulation: t.position.regulationId,
				stance: t.position.stance,
				statements: count()
			})
			.from(t.position)
			.innerJoin(
				t.statement,
				and(eq(t.statement.id, t.position.statementId), eq(t.statement.state, 'published'))
			)
			.where(
				inArray(
					t.position.regulationId,
					regulations.map((regulation) => regulation.id)
				)
			)
			.groupBy(t.position.regulationId, t.position.stance);
		return {
			total,
			regulations: regulations.map((regulation) => {
				const own = counted.filter((row) => row.regulation === regulation.id);
				return {
					slug: regulation.slug,
					title: regulation.title,
					short: shortTitle(regulation),
					jurisdiction: regulation.jurisdiction,
					clocks: clocksOf(readClock(regulation.clock), regulation),
					stances: Object.fromEntries(
						keysOf(stances).map((stance) => [
							stance,
							own.find((row) => row.stance === stance)?.statements ?? 0
						])
					) as GlanceRegulation['stances']
				};
			})
		};
	}
);
