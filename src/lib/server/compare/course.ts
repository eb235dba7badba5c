import { type Days, daysFrom, missingDays } from '../../domain/timeline/clocks.ts';
import type { ComparedRegulation as Regulation, DayRow, Step } from '../../domain/comparison.ts';
import type { Dated } from '../../domain/dates/format.ts';
import { groupBy } from '../../domain/timeline/succession.ts';

/**
 * Aligns events of laws by days since each law was made. `more` counts events left out, by law.
 * @param steps of each law, by date
 * @param most of each law
 */
export function alignEvents(regulations: Regulation[], steps: Step[][], most: number): Aligned {
	const all = regulations.flatMap(({ clocks }, place) =>
		steps[place]!.slice(0, most).map((step) => {
			const days = daysAfter(clocks.made, step);
			return { place, step, days, missing: days ? undefined : missingDays(clocks).made };
		})
	);
	const rows = groupBy(all, ({ days, missing }) => missing ?? `${days!.least} ${days!.most}`)
		.map(({ rows }) => ({
			days: rows[0]!.days,
			missing: rows[0]!.missing,
			steps: regulations.map((_, place) =>
				rows.filter((row) => row.place === place).map(({ step }) => step)
			)
		}))
		.toSorted((one, other) => order(one.days) - order(other.days));
	return { rows, more: steps.map(({ length }) => Math.max(0, length - most)) };
}

interface Aligned {
	rows: DayRow[];
	more: number[];
}

const order = (days: Days | undefined) => (days ? days.most + days.least / 1e6 : Infinity);

/** The day on which the law was made is day 0, even if it is inexact. */
const daysAfter = (made: Dated | undefined, step: Dated): Days | undefined =>
	made?.date === step.date ? { least: 0, most: 0 } : daysFrom(made, step);
