import type { NamedPage } from './pages.ts';
import type { EventCard, RegulationName, StakeholderName } from './record.ts';
import type { TakenStance } from './vocabulary.ts';

export interface PositionChange {
	/** The statement's id. */
	id: string;
	/** EDTF. */
	date: string;
	/** The last day that the date can mean. */
	latest: string;
	stance: TakenStance;
	/** The previous statement. */
	before: { id: string; date: string; stance: TakenStance };
	stakeholder: StakeholderName;
	regulation: RegulationName;
}

export type HomeChange = { id: string; date: string } & (
	| ({ is: 'event' } & Pick<EventCard, 'kind' | 'description' | 'regulations' | 'sources'>)
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
