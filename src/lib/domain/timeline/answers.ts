import { type Clocks, clockSentence, daysAfter, missingDays } from './clocks.ts';
import { rowsBehind } from '../charts/counts.ts';
import { type Dated, formatDate } from '../dates/format.ts';
import { lowerFirst } from '../plural.ts';
import {
	attributedTo,
	type Claim,
	type EventCard,
	type Source,
	type StatementCard
} from '../record.ts';
import {
	type EventKind,
	eventKinds,
	publicEventKinds,
	type Stance,
	stateKinds
} from '../vocabulary.ts';

export interface Answer {
	/** «Notified», «Leaked», «First reaction from outside the state». */
	label: string;
	/** EDTF; undefined if `missing` says why. */
	date?: string;
	/** «day not on record», «not yet made». */
	missing?: string;
	/** The time since the answer before: «22 days hidden; by other sources 10 to 26». */
	span?: string;
	/** The description, if the label does not say it. */
	text?: string;
	/** The event, the statement, or all statements of that day. */
	href?: string;
	names: { name: string; slug: string; href: string; stance?: Stance }[];
	/** All statements of that day, if more spoke than are named. */
	others?: string;
	sources: Source[];
	/** Dates from other sources; `of` names the speaker if there are several. */
	disputed: (Pick<Claim, 'date' | 'sources'> & { of?: string })[];
}

/** The questions that the box at the top of a law's page answers from its events and statements. */
export interface Answers {
	made: Answer;
	surfaced: Answer;
	reaction: Answer;
	/** The latest act of the state. */
	latest?: Answer;
	next?: Answer;
}

interface Regulation {
	slug: string;
	clocks: Clocks;
	/** In the order of time. */
	events: EventCard[];
	/** Includes the first statement from outside the state. */
	course: StatementCard[];
}

const mostNames = 3;

const labels: Partial<Record<EventKind, string>> = {
	notification: 'Notified',
	approval: 'Approved',
	drafting: 'Introduced',
	leak: 'Leaked',
	publication: 'Published'
};

/** @param today `YYYY-MM-DD` */
export function answersOf(regulation: Regulation, today: string): Answers {
	const { events } = regulation;
	const past = events.filter(({ earliest }) => earliest <= today);
	const latest = past.findLast(({ kind }) => !publicEventKinds.has(kind)) ?? past.at(-1);
	const next = events.find(({ earliest }) => earliest > today);
	return {
		made: madeOf(regulation),
		surfaced: surfacedOf(regulation),
		reaction: reactionOf(regulation),
		latest: latest && answerFrom(latest, eventKinds[latest.kind], latest.description),
		next: next && answerFrom(next, eventKinds[next.kind], next.description)
	};
}

/** The clocks decide which day counts; its event is found here. */
const eventAt = ({ events }: Regulation, kind: EventKind, day: Dated | undefined) =>
	events.find((event) => event.kind === kind && event.date === day?.date);

const makingOf = (regulation: Regulation) =>
	eventAt(regulation, 'notification', regulation.clocks.made) ??
	eventAt(regulation, 'approval', regulation.clocks.made);

function madeOf(regulation: Regulation): Answer {
	const event = makingOf(regulation) ?? regulation.events.find(({ kind }) => kind === 'drafting');
	if (!event) return undated('Notified or approved', missingDays(regulation.clocks).made);
	return answerFrom(event, labels[event.kind]!);
}

function surfacedOf(regulation: Regulation): Answer {
	const { hidden, passage, textPublic } = regulation.clocks;
	const span = (hidden ?? passage) && clockSentence(regulation.clocks);
	if (!textPublic)
		return {
			...undated('Leaked or published', missingDays(regulation.clocks).textPublic),
			...(regulation.clocks.missing === 'sought' && { span: 'an editor looked for the day' })
		};
	const event =
		eventAt(regulation, 'leak', textPublic) ?? eventAt(regulation, 'publication', textPublic);
	if (event) return { ...answerFrom(event, labels[event.kind]!), span };
	// The making itself became known that day, without a leak or a publication.
	const making = makingOf(regulation);
	return {
		...undated('Made public'),
		...(making && { href: `/events/${making.id}`, sources: making.sources }),
		date: textPublic.date,
		span
	};
}

function reactionOf(regulation: Regulation): Answer {
	const label = 'First reaction from outside the state';
	const { firstReaction: day, answered } = regulation.clocks;
	if (!day) return undated(label, missingDays(regulation.clocks).firstReaction);
	const events = regulation.events.filter(
		(event) => event.date === day.date && isReactionFromOutside(event)
	);
	const statements = regulation.course
		.filter((each) => each.date === day.date && isFromOutside(each))
		.sort((a, b) => a.id.localeCompare(b.id));
	const span = answered && daysAfter(answered);
	if (!statements.length)
		return events[0] ? { ...answerFrom(events[0], label), span } : undated(label);
	const named = statements
		.filter((each, place) => statements.findIndex((one) => slugOf(one) === slugOf(each)) === place)
		.slice(0, mostNames);
	const namedSlugs = new Set(named.map(slugOf));
	const thatDay = { regulation: regulation.slug, from: day.earliest, to: day.latest };
	const all = rowsBehind(statements.length, 'statements', thatDay);
	const href = statements.length === 1 ? `/statements/${statements[0]!.id}` : all;
	return {
		...undated(label),
		date: day.date,
		href,
		span,
		names: named.map((each) => ({
			name: attributedTo(each).name,
			slug: slugOf(each),
			href: `/statements/${each.id}`,
			stance: each.positions.find((position) => position.regulation.slug === regulation.slug)
				?.stance
		})),
		others: statements.every((each) => namedSlugs.has(slugOf(each))) ? undefined : all,
		sources: unique(named.flatMap(({ sources }) => sources)),
		disputed: events.flatMap(({ actors, disputed }) => {
			const stakeholder = actors.find(({ slug }) => namedSlugs.has(slug));
			const of = named.length > 1 ? stakeholder?.name : undefined;
			return stakeholder ? disputed.map(({ date, sources }) => ({ date, sources, of })) : [];
		})
	};
}

const slugOf = (statement: StatementCard) => attributedTo(statement).slug;

/** A person's office may not be on record, so people do not count. */
export const isFromOutside = ({ kind }: StatementCard) =>
	kind !== 'person' && !stateKinds.has(kind);

export const isReactionFromOutside = ({ kind, actors }: EventCard) =>
	kind === 'reaction' && !(actors.length && actors.every((each) => stateKinds.has(each.kind)));

const unique = (sources: Source[]) => [...new Map(sources.map((one) => [one.id, one])).values()];

const undated = (label: string, missing: string = missingDays({}).made): Answer => ({
	label,
	missing,
	names: [],
	sources: [],
	disputed: []
});

const answerFrom = (event: EventCard, label: string, text?: string): Answer => ({
	label,
	text,
	date: event.date,
	href: `/events/${event.id}`,
	names: event.actors.map(({ name, slug }) => ({ name, slug, href: `/stakeholders/${slug}` })),
	sources: event.sources,
	disputed: event.disputed.map(({ date, sources }) => ({ date, sources }))
});

/** Returns «Leaked on 12 February 2020, 22 days hidden. Other sources say 10 February 2020.». */
export function sentenceOf(answer: Answer): string {
	const { label, date, missing, span, names, others, disputed } = answer;
	const between = span && lowerFirst(span);
	const who = names.map(({ name }) => name).join(', ') + (others ? ' and others' : '');
	return [
		`${label}: ${[date ? formatDate(date) : missing, between, who].filter(Boolean).join(', ')}.`,
		...disputed.map(
			({ date, of }) => `Other sources say ${formatDate(date)}${of ? ` of ${of}` : ''}.`
		)
	].join(' ');
}
