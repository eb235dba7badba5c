import { binOf, type BinUnit } from './charts/bins.ts';

/** As many months keep their last backup. */
export const keptMonths = 12;

const periods: [unit: BinUnit, most: number][] = [
	['day', 7],
	['week', 4],
	['month', keptMonths]
];

/**
 * The days (`YYYY-MM-DD`) whose backups go. The last backup stays of each of the last seven days, four weeks and twelve
 * months that have one.
 */
export function backupsToRemove(days: string[]): string[] {
	const newestFirst = days.toSorted().toReversed();
	const kept = new Set(
		periods.flatMap(([unit, most]) => {
			const last = new Map<string, string>();
			for (const day of newestFirst) {
				const period = binOf(day, unit).from;
				if (!last.has(period)) last.set(period, day);
			}
			return [...last.values()].slice(0, most);
		})
	);
	return newestFirst.filter((day) => !kept.has(day));
}
