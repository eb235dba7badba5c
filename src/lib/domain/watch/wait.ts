import { goneAfter, hour, type Memory, standsFor } from './next.ts';

const longestWait = 24 * hour;

/**
 * When a page is looked at next: as often as its editor wants; sooner where a change has to stand a second look; after
 * growing waits where it fails. Most a little later by chance, so that pages do not come all at once.
 */
export function nextLook(
	{ state, suspectAt, failures }: Memory,
	everyHours: number,
	now: Date,
	chance = Math.random()
): Date {
	const every = everyHours * hour;
	if (suspectAt && !failures) return new Date(now.getTime() + 2 * standsFor);
	const wait = failures
		? Math.min(hour * 2 ** (failures - 1), longestWait)
		: state === 'gone'
			? longestWait
			: state === 'suspect'
				? Math.min(every, goneAfter.time / 2)
				: every;
	return new Date(now.getTime() + wait * (1 + chance / 10));
}
