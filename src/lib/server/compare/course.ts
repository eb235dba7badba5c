import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { type ClockDate, type Days } from '../../domain/clocks.ts';
import type { ComparedLaw as Law, DayRow, Step } from '../../domain/comparison.ts';
import { daysBetween } from '../../domain/dates.ts';
import { groupBy } from '../../domain/succession.ts';
import { eventKinds, keysOf } from '../../domain/vocabulary.ts';
import { preferredClaim } from '../db/cards.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';

/** What is told of reactions elsewhere. */
const kinds = keysOf(eventKinds).filter((kind) => kind !== 'reaction');

/** What happened to some laws, in time, without reactions. */
export async function stepsOf(laws: Law[]): Promise<Step[][]> {
	const { id, kind, description, knownOn, state } = t.event;
	const { date, earliest, latest } = t.datedClaim;
	const law = t.eventRegulation.regulationId;
	const ids = laws.map(({ id }) => id);
	const rows = await db
		.select({ law, id, kind, description, knownOn, date, earliest, latest })
		.from(t.eventRegulation)
		.innerJoin(t.event, and(eq(id, t.eventRegulation.eventId), eq(state, 'published')))
		.innerJoin(t.datedClaim, preferredClaim)
		.where(and(inArray(law, ids), inArray(kind, kinds)))
		.orderBy(asc(latest), asc(earliest), desc(kind), asc(id));
	return ids.map((id) =>
		rows.filter((row) => row.law === id).map(({ law: _, ...step }): Step => step)
	);
}

/** Their courses, each counted from the day its law was made; and how many events of each law are not shown. */
export function aligned(
	laws: Law[],
	steps: Step[][],
	most: number
): { rows: DayRow[]; more: number[] } {
	const all = laws.flatMap(({ clocks: { made } }, place) =>
		steps[place]!.slice(0, most).map((step) => ({ place, step, days: daysAfter(made, step) }))
	);
	const rows = groupBy(all, ({ days }) => (days ? `${days.least} ${days.most}` : ''))
		.map(({ rows }) => ({
			days: rows[0]!.days,
			steps: laws.map((_, place) =>
				rows.filter((row) => row.place === place).map(({ step }) => step)
			)
		}))
		.toSorted((one, other) => order(one.days) - order(other.days));
	return { rows, more: steps.map(({ length }) => Math.max(0, length - most)) };
}

const order = (days: Days | undefined) => (days ? days.most + days.least / 1e6 : Infinity);

/** The day of the making is day 0, however exactly it is known. */
function daysAfter(made: ClockDate | undefined, { date, earliest, latest }: ClockDate) {
	if (!made) return undefined;
	if (made.date === date) return { least: 0, most: 0 };
	return {
		least: daysBetween(made.latest, earliest),
		most: daysBetween(made.earliest, latest)
	};
}
