import type { Answers } from './timeline/answers.ts';
import type { Clocks, Days } from './timeline/clocks.ts';
import type { Dated } from './dates/format.ts';
import type { EventCard, RegulationName, StakeholderName } from './record.ts';
import type { Instrument, Stance, Status } from './vocabulary.ts';

/** Laws side by side. Each list with an entry per law is in the order of `regulations`. */
export interface Comparison {
	regulations: ComparedRegulation[];
	answers: (Answers | undefined)[];
	statements: Tally[];
	stances: TallyRow[];
	/** Most frequent first; a statement may make several demands. */
	demands: TallyRow[];
	course: { rows: DayRow[]; /** Hidden events of each law. */ more: number[] };
	speakers: { rows: SpeakerRow[]; total: number };
	/** Undefined while nothing is published. */
	asOf: string | undefined;
}

export interface ComparedRegulation extends RegulationName {
	id: string;
	/** The title, or a short alias. */
	short: string;
	jurisdiction: string;
	instrument: Instrument;
	status: Status;
	statusDetail: string | null;
	issuingBody: string;
	referenceNumber: string | null;
	clocks: Clocks;
}

/** A requested law that is not compared; `said` is the rest of a sentence: «“name” said». */
export interface LeftOut {
	name: string;
	said: string;
}

export interface Tally {
	value: number;
	/** The share of all statements on the law; undefined with too few. */
	share?: string;
	/** The counted statements. */
	href?: string;
}

export interface TallyRow {
	key: string;
	label: string;
	numbers: Tally[];
}

export type Step = Pick<EventCard, 'id' | 'kind' | 'description' | keyof Dated>;

/** Events of each law on a day relative to its making. */
export interface DayRow {
	/** Undefined if the law's making has no date. */
	days: Days | undefined;
	/** «not yet made». */
	missing?: string;
	steps: Step[][];
}

export interface Turn extends Pick<Dated, 'date'> {
	id: string;
	stance: Stance;
	/** Whether it certainly came after the previous turn; overlapping dates have no order. */
	isAfter: boolean;
}

export interface Held {
	/** Oldest first. */
	turns: Turn[];
	isChanged: boolean;
	statements: number;
	href: string;
}

export interface SpeakerRow extends StakeholderName {
	/** In the order of the laws; undefined means «not on record». */
	held: (Held | undefined)[];
	/** A sentence on whether they changed their stance. */
	verdict: string;
}
