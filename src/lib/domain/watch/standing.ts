import type { WatchState } from './pages.ts';
import { millisecondsADay } from '../dates/format.ts';

interface Watched {
	state: WatchState;
	stoppedAt: Date | null;
	failure: string | null;
	missingSince: Date | null;
	settledAt: Date | null;
}

export function standingOf(watched: Watched, now: Date): string {
	const { state, stoppedAt, failure, missingSince, settledAt } = watched;
	if (stoppedAt) return 'It is not watched any more.';
	if (state === 'failing') return `It cannot be read. ${failure ?? ''}`;
	if (state === 'gone') return `It is gone. ${failure ?? ''}`;
	if (state === 'ok') return 'It has not changed since it was last read.';
	if (missingSince)
		return 'Its server says that it is not there. It is looked at again before that counts.';
	if (settledAt && now.getTime() - settledAt.getTime() > millisecondsADay)
		return 'Its text is another one at each look, so that no change can be told: choose a smaller region of it.';
	return 'Its text is another one. It is looked at again before that counts as a change.';
}
