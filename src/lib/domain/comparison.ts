import type { Answers } from './timeline/answers.ts';
import type { Clocks, Days } from './timeline/clocks.ts';
import type { Dated } from './dates/format.ts';
import type { EventCard, RegulationName, StakeholderName } from './record.ts';
import type { Instrument, Stance, Status } from './vocabulary.ts';

/** Laws side by side, as pages and files show them. Lists that are of each law are in the order of the laws. */
export interface Comparison {
	regulations: ComparedRegulation[];
	/** When each was made, when it surfaced, and who reacted first. */
	answers: (Answers | undefined)[];
	/** On each of the laws, all that was said. */
	statements: Tally[];
	stances: TallyRow[];
	/** Most asked first; a statement may ask for several things. */
	demands: TallyRow[];
	course: { rows: DayRow[]; /** How many events of each law are not shown. */ more: number[] };
	speakers: { rows: SpeakerRow[]; total: number };
	/** The day of the record's latest change; undefined while nothing is published. */
	asOf: string | undefined;
}

export interface ComparedRegulation extends RegulationName {
	id: string;
	/** Its title, or a name of it that fits a narrow column. */
	short: string;
	jurisdiction: string;
	instrument: Instrument;
	status: Status;
	statusDetail: string | null;
	issuingBody: string;
	referenceNumber: string | null;
	clocks: Clocks;
}

/** Why a law that was asked for does not stand in the comparison: «“name” said». */
export interface LeftOut {
	/** Its title, or what the address calls it. */
	name: string;
	said: string;
}

/** How many statements on one law say something. */
export interface Tally {
	value: number;
	/** Of all statements on the law; undefined where these are too few for a share, or it has none. */
	share?: string;
	/** The statements that are counted; undefined where there is none. */
	href?: string;
}

/** One stance or demand, with its number on each of the laws. */
export interface TallyRow {
	key: string;
	label: string;
	numbers: Tally[];
}

/** What happened, as the course of a law has it. */
export type Step = Pick<EventCard, 'id' | 'kind' | 'description' | keyof Dated>;

/** What happened to each of the laws so many days after it was made, or before. */
export interface DayRow {
	/** Undefined where nobody can count from the day that a law was made. */
	days: Days | undefined;
	/** Why there are none: «not yet made». */
	missing?: string;
	steps: Step[][];
}

/** A statement with which somebody took a stance on a law, or another one than before. */
export interface Turn extends Pick<Dated, 'date'> {
	id: string;
	stance: Stance;
	/** Whether it surely came after the one before it: where their dates meet, no order is claimed. */
	isAfter: boolean;
}

/** What one said on one law. */
export interface Held {
	/** The latest few, oldest first. */
	turns: Turn[];
	/** Whether it took more stances than one. */
	isChanged: boolean;
	statements: number;
	href: string;
}

/** Who spoke on more than one of the laws. */
export interface SpeakerRow extends StakeholderName {
	/** Undefined is not on record. */
	held: (Held | undefined)[];
	/** Whether they changed their mind, in words. */
	verdict: string;
}
