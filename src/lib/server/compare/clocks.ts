import { and, asc, eq, inArray, notInArray } from 'drizzle-orm';
import { type ClockDate, type Days, formatDays } from '../../domain/clocks.ts';
import type { ClockMoment, ComparedLaw as Law, Step, ToldClocks } from '../../domain/comparison.ts';
import { type EventKind, stateKinds } from '../../domain/vocabulary.ts';
import { preferredClaim } from '../db/cards.ts';
import { db } from '../db/index.ts';
import { voiceId } from '../db/latest.ts';
import * as t from '../db/schema.ts';

const words: Partial<Record<EventKind, string>> = {
	notification: 'Notified',
	approval: 'Approved',
	leak: 'Leaked',
	publication: 'Published'
};

/** The clocks of some laws, whose courses are given. */
export async function clocksTold(laws: Law[], steps: Step[][]): Promise<ToldClocks[]> {
	const reactions = await firstReactions(laws.map(({ id }) => id));
	return laws.map(({ id, clocks }, place): ToldClocks => {
		const moment = (at: ClockDate | undefined, kinds: EventKind[]): ClockMoment | undefined => {
			if (!at) return undefined;
			const isIts = (kind: EventKind) => (step: Step) =>
				step.kind === kind && step.date === at.date;
			const step = kinds.flatMap((kind) => steps[place]!.find(isIts(kind)) ?? [])[0];
			const known = steps[place]!.find(({ knownOn }) => knownOn === at.date);
			const href = step ?? known;
			return {
				word: (step && words[step.kind]) ?? 'Became known',
				date: at.date,
				href: href && `/events/${href.id}`
			};
		};
		const made = moment(clocks.made, ['notification', 'approval']);
		const first = reactions.find((each) => each.law === id);
		return {
			made,
			textPublic: moment(clocks.textPublic, ['leak', 'publication']),
			hidden: hiddenFor(clocks.hidden, made?.word.toLowerCase()),
			firstReaction: first && {
				word: first.who,
				date: first.date,
				href: first.href,
				after: reactedAfter(clocks.answered)
			}
		};
	});
}

function hiddenFor(days: Days | undefined, made = 'made'): string {
	if (!days) return 'unknown';
	if (days.most < 0) return `not hidden: public ${formatDays(days)} it was ${made}`;
	return days.most === 0 && days.least === 0 ? 'not hidden: public the same day' : formatDays(days);
}

function reactedAfter(days: Days | undefined): string | undefined {
	if (!days) return undefined;
	if (days.most < 0) return `${formatDays(days)} the text was public`;
	return days.most === 0 && days.least === 0
		? 'the day the text was public'
		: `${formatDays(days)} after the text was public`;
}

/** As the clocks have it: the first statement of an organisation outside the state, or reaction that is an event. */
async function firstReactions(laws: string[]) {
	const { regulationId: law } = t.position;
	const { id, date, earliest, latest } = t.statement;
	const eventLaw = t.eventRegulation.regulationId;
	const claim = t.datedClaim;
	const [said, happened] = await Promise.all([
		db
			.selectDistinctOn([law], { law, id, date, earliest, latest, who: t.stakeholder.name })
			.from(t.position)
			.innerJoin(
				t.statement,
				and(eq(id, t.position.statementId), eq(t.statement.state, 'published'))
			)
			.innerJoin(t.stakeholder, eq(t.stakeholder.id, voiceId))
			.where(and(inArray(law, laws), notInArray(t.stakeholder.kind, [...stateKinds, 'person'])))
			.orderBy(law, asc(latest), asc(earliest), asc(date), asc(id)),
		db
			.selectDistinctOn([eventLaw], {
				...{ law: eventLaw, id: t.event.id, who: t.event.description },
				...{ date: claim.date, earliest: claim.earliest, latest: claim.latest }
			})
			.from(t.eventRegulation)
			.innerJoin(
				t.event,
				and(
					eq(t.event.id, t.eventRegulation.eventId),
					eq(t.event.state, 'published'),
					eq(t.event.kind, 'reaction')
				)
			)
			.innerJoin(claim, preferredClaim)
			.where(inArray(eventLaw, laws))
			.orderBy(eventLaw, asc(claim.latest), asc(claim.earliest), asc(claim.date), asc(t.event.id))
	]);
	const all = [
		...said.map((each) => ({ ...each, href: `/statements/${each.id}` })),
		...happened.map((each) => ({ ...each, href: `/events/${each.id}` }))
	];
	const key = ({ latest, earliest, date }: ClockDate) => `${latest} ${earliest} ${date}`;
	return all.toSorted((one, other) => (key(one) < key(other) ? -1 : Number(key(one) > key(other))));
}
