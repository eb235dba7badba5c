import { goneAfter, hour, type Memory, confirmAfter } from './next.ts';

const longestWait = 24 * hour;

/** Looks sooner to confirm a change, backs off after failures, and adds jitter so that looks are spread out. */
export function nextLook(
	{ state, suspectAt, failures }: Memory,
	everyHours: number,
	now: Date,
	chance = Math.random()
): Date {
	const every = everyHours * hour;
	if (suspectAt && !failures) return new Date(now.getTime() + 2 * confirmAfter);
	const wait = failures
		? Math.min(hour * 2 ** (failures - 1), longestWait)
		: state === 'gone'
			? longestWait
			: state === 'suspect'
				? Math.min(every, goneAfter.time / 2)
				: every;
	return new Date(now.getTime() + wait * (1 + chance / 10));
}
