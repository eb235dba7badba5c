import type { EventKind } from '../vocabulary.ts';
import { isFromOutside, isReactionFromOutside } from './answers.ts';
import type { Clocks } from './clocks.ts';
import type { Moment } from './moments.ts';

const mostTurns = 5;

/** Events that accompany a law's course; all other kinds decide it. */
export const accompanying = ['reaction', 'consultation', 'court'] as const satisfies EventKind[];
const isAccompanying: ReadonlySet<string> = new Set(accompanying);

const ends: ReadonlySet<string> = new Set<EventKind>(['supersession', 'withdrawal', 'removal']);

/**
 * Chooses the turns of a law's course: its making, its publication, the first reaction from outside the state, the last
 * suspension or case in court, and its end; then the latest other decisions. @param moments in the order of time
 */
export function turnsOf(moments: Moment[], clocks: Clocks): Moment[] {
	const { made, textPublic, firstReaction } = clocks;
	const at = (day: { date: string } | undefined, ...kinds: EventKind[]) =>
		kinds
			.map((kind) => moments.find(({ shape, date }) => shape === kind && date === day?.date))
			.find(Boolean);
	const chosen = [
		at(made, 'notification', 'approval'),
		at(textPublic, 'leak', 'publication'),
		moments.find((moment) => moment.date === firstReaction?.date && isOutside(moment)),
		moments.findLast(({ shape }) => ends.has(shape)),
		moments.findLast(({ shape }) => shape === 'suspension' || shape === 'court'),
		...moments.filter((moment) => 'event' in moment && !isAccompanying.has(moment.shape)).reverse()
	];
	const turns = [...new Set(chosen.flatMap((moment) => moment ?? []))].slice(0, mostTurns);
	return moments.filter((moment) => turns.includes(moment));
}

const isOutside = (moment: Moment) =>
	'statement' in moment ? isFromOutside(moment.statement) : isReactionFromOutside(moment.event);
