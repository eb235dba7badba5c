import type { NamedPage } from './pages.ts';
import type { EventCard, RegulationName, StakeholderName } from './record.ts';
import type { TakenStance } from './vocabulary.ts';

/** A statement in which somebody takes another position on a law than before. */
export interface PositionChange {
	/** Of the statement. */
	id: string;
	/** EDTF. */
	date: string;
	/** The last day that its date can mean. */
	latest: string;
	stance: TakenStance;
	/** The statement before it. */
	before: { id: string; date: string; stance: TakenStance };
	stakeholder: StakeholderName;
	regulation: RegulationName;
}

/** One of the latest changes of the record, under its EDTF date. */
export type HomeChange = { id: string; date: string } & (
	| ({ is: 'event' } & Pick<EventCard, 'kind' | 'description' | 'regulations'>)
	| ({ is: 'position' } & PositionChange)
	| { is: 'correction'; page: NamedPage; answer: string }
);

/** «now opposes», before the law. */
export const nowHolds = {
	oppose: 'now opposes',
	concerned: 'is now concerned about',
	neutral: 'is now neutral on',
	mixed: 'now has mixed views of',
	support: 'now supports'
} as const satisfies Record<TakenStance, string>;

/** «having supported it before», after the law. */
export const heldBefore = {
	oppose: 'having opposed it before',
	concerned: 'having been concerned before',
	neutral: 'having been neutral before',
	mixed: 'having had mixed views before',
	support: 'having supported it before'
} as const satisfies Record<TakenStance, string>;
