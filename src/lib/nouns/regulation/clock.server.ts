import type { Dated } from '../../domain/dates/format.ts';
import { clock } from '../../server/derived/tables.ts';

/**
 * Columns for queries that join the clock of a law. After a left join drizzle takes the whole clock for missing if the
 * first column is null, so a column that is never null comes first.
 */
export const clockColumns = {
	regulationId: clock.regulationId,
	made: clock.made,
	madeEarliest: clock.madeEarliest,
	madeLatest: clock.madeLatest,
	textPublic: clock.textPublic,
	textPublicEarliest: clock.textPublicEarliest,
	textPublicLatest: clock.textPublicLatest,
	firstReaction: clock.firstReaction,
	firstReactionEarliest: clock.firstReactionEarliest,
	firstReactionLatest: clock.firstReactionLatest
};

type ClockRow = Record<Exclude<keyof typeof clockColumns, 'regulationId'>, string | null>;

export function readClock(row: ClockRow | null) {
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
): Dated | undefined {
	return date && earliest && latest ? { date, earliest, latest } : undefined;
}
