import { expect, it } from 'vitest';
import { backupsToRemove } from './backups.ts';

/** Each day's backup, made daily and thinned out daily. */
function keptAfter(first: string, days: number): string[] {
	let kept: string[] = [];
	for (let day = 0; day < days; day++) {
		kept.push(new Date(Date.parse(first) + day * 86_400_000).toISOString().slice(0, 10));
		const going = new Set(backupsToRemove(kept));
		kept = kept.filter((day) => !going.has(day));
	}
	return kept;
}

it('keeps all of the first week', () => {
	expect(keptAfter('2026-03-02', 7)).toHaveLength(7);
});

it('keeps the last seven days, the ends of four weeks and of twelve months', () => {
	// The last of them is a Wednesday.
	expect(keptAfter('2024-01-01', 801)).toEqual([
		...['2025-04-30', '2025-05-31', '2025-06-30', '2025-07-31', '2025-08-31', '2025-09-30'],
		...['2025-10-31', '2025-11-30', '2025-12-31', '2026-01-31', '2026-02-22', '2026-02-28'],
		...['2026-03-01', '2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09'],
		...['2026-03-10', '2026-03-11']
	]);
});

it('keeps the last backups of a copy that has stood still for years', () => {
	expect(backupsToRemove(['2019-05-01', '2019-05-02'])).toEqual([]);
});
