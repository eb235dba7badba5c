import type { ClockDate } from '../../domain/clocks.ts';
import { regulationClock } from './views.ts';

/** What a query selects of the view `regulation_clock`. */
export const clockColumns = {
	made: regulationClock.made,
	madeEarliest: regulationClock.madeEarliest,
	madeLatest: regulationClock.madeLatest,
	textPublic: regulationClock.textPublic,
	textPublicEarliest: regulationClock.textPublicEarliest,
	textPublicLatest: regulationClock.textPublicLatest,
	firstReaction: regulationClock.firstReaction,
	firstReactionEarliest: regulationClock.firstReactionEarliest,
	firstReactionLatest: regulationClock.firstReactionLatest
};

type ClockRow = { [Column in keyof typeof clockColumns]: string | null };

/** The three dates of a regulation's clocks, for `clocksOf`. */
export function readClock(row: ClockRow | undefined) {
	if (!row) return {};
	return {
		made: dateOf(row.made, row.madeEarliest, row.madeLatest),
		textPublic: dateOf(row.textPublic, row.textPublicEarliest, row.textPublicLatest),
		firstReaction: dateOf(row.firstReaction, row.firstReactionEarliest, row.firstReactionLatest)
	};
}

function dateOf(
	date: string | null,
	earliest: string | null,
	latest: string | null
): ClockDate | undefined {
	return date && earliest && latest ? { date, earliest, latest } : undefined;
}
