const weekDays = 7;
/** Thursday, 1 January 1970 is the fourth day of its week. */
const daysBefore = 3;

const periods: [most: number, periodOf: (day: string) => string | number][] = [
	[7, (day) => day],
	[4, (day) => Math.floor((Date.parse(day) / 86_400_000 + daysBefore) / weekDays)],
	[12, (day) => day.slice(0, 7)]
];

/**
 * The days (`YYYY-MM-DD`) whose backups go. The last backup stays of each of the last seven days, four weeks and twelve
 * months that have one.
 */
export function backupsToRemove(days: string[]): string[] {
	const newestFirst = days.toSorted().toReversed();
	const kept = new Set(
		periods.flatMap(([most, periodOf]) => {
			const last = new Map<string | number, string>();
			for (const day of newestFirst) {
				const period = periodOf(day);
				if (!last.has(period)) last.set(period, day);
			}
			return [...last.values()].slice(0, most);
		})
	);
	return newestFirst.filter((day) => !kept.has(day));
}
