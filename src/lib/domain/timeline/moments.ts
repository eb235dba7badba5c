import { type Clocks, clockSentence } from './clocks.ts';
import { type Dated, formatDate } from '../dates/format.ts';
import {
	attributedTo,
	type Claim,
	type EventCard,
	eventsBeside,
	type StakeholderName,
	type StatementCard
} from '../record.ts';
import {
	eventKinds,
	publicEventKinds,
	stances,
	type EventKind,
	type Stance
} from '../vocabulary.ts';

/** Acts of the state, and what the public saw and said. */
export type Lane = 'state' | 'public';

export type Moment = Dated & {
	id: string;
	lane: Lane;
	disputed: Claim[];
	label: string;
	/** The tooltip of the mark. */
	title: string;
} & ({ shape: EventKind; event: EventCard } | { shape: Stance; statement: StatementCard });

export interface HiddenStretch {
	label: string;
	from: Dated;
	to: Dated;
}

const longestLabel = 28;

/** Sorts by the last possible day, so that «February 2020» never comes before the 13th. */
export function momentsOf(
	events: EventCard[],
	statements: StatementCard[],
	about: string
): Moment[] {
	const on = statements.filter(({ positions }) =>
		positions.some(({ regulation }) => regulation.slug === about)
	);
	const happened = eventsBeside(events, on).map((event): Moment => {
		const kind = eventKinds[event.kind];
		return {
			...datesOf(event),
			id: event.id,
			lane: publicEventKinds.has(event.kind) ? 'public' : 'state',
			disputed: event.disputed,
			label: kind,
			title: [`${formatDate(event.date)}: ${kind}`, ...nameActors(event.actors)].join(', '),
			shape: event.kind,
			event
		};
	});
	const spoken = on.map((statement): Moment => {
		const { stance } = statement.positions.find(({ regulation }) => regulation.slug === about)!;
		const { name } = attributedTo(statement);
		return {
			...datesOf(statement),
			id: statement.id,
			lane: 'public',
			disputed: events
				.filter((event) => event.statement === statement.id)
				.flatMap((event) => [event, ...event.disputed])
				.filter(({ date }) => date !== statement.date),
			label: name.length > longestLabel ? `${name.slice(0, longestLabel - 1).trimEnd()}…` : name,
			title: [`${formatDate(statement.date)}: ${nameOf(statement)}`, stances[stance]].join(', '),
			shape: stance,
			statement
		};
	});
	const laneOrder = (moment: Moment) => (moment.lane === 'state' ? 0 : 'event' in moment ? 1 : 2);
	return [...happened, ...spoken].sort(
		(a, b) =>
			a.latest.localeCompare(b.latest) ||
			a.earliest.localeCompare(b.earliest) ||
			laneOrder(a) - laneOrder(b) ||
			a.id.localeCompare(b.id)
	);
}

const mostNamed = 3;

function nameActors(stakeholders: StakeholderName[]): string[] {
	const [names, others] = [stakeholders.slice(0, mostNamed), stakeholders.length - mostNamed];
	return [...names.map(({ name }) => name), ...(others > 0 ? [`${others} more`] : [])];
}

/** Returns «Asia Internet Coalition, through Jeff Paine». */
function nameOf(statement: StatementCard): string {
	const { speaker } = statement;
	const { name, slug } = attributedTo(statement);
	return speaker && speaker.slug !== slug ? `${name}, through ${speaker.name}` : name;
}

/** Returns undefined if the text may not have been hidden at all. */
export function hiddenStretch(clocks: Clocks): HiddenStretch | undefined {
	const { made, textPublic, hidden } = clocks;
	if (!made || !textPublic || !hidden || hidden.least <= 0) return undefined;
	return { label: clockSentence(clocks), from: made, to: textPublic };
}

export const isVeiled = (moment: Dated, { from, to }: HiddenStretch) =>
	moment.earliest >= from.earliest && moment.latest < to.earliest;

const datesOf = ({ date, earliest, latest }: Dated): Dated => ({ date, earliest, latest });

export const shownSentence = (shown: number, all: number, weeks: { skipped?: number }[] = []) =>
	`${shown.toLocaleString('en')} of ${all.toLocaleString('en')} statements are shown: the first of each week` +
	`${weeks.some(({ skipped }) => skipped) ? ' at the beginning and at the end' : ''}.`;
