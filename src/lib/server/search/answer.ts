import type { Clause } from '../../domain/search/question.ts';
import type { EventCard, RegulationName } from '../../domain/record.ts';
import type { Answer } from '../../domain/timeline/answers.ts';
import { type Clocks, clocksOf } from '../../domain/timeline/clocks.ts';
import { readClock } from '../../nouns/regulation/clock.server.ts';
import { answersTo, findName } from '../../nouns/regulation/queries.server.ts';
import { type ResultCard, cardsOf } from './cards.ts';

/** A day of a law that a question asks for, or who reacted first. */
export interface FoundAnswer extends Answer {
	of: 'made' | 'surfaced' | 'reaction';
	regulation: RegulationName;
	clocks: Clocks;
}

/** The kinds of events that a question names, and what it then asks for; the first that is named counts. */
const asked = [
	['reaction', ['=e:reaction']],
	['surfaced', ['=e:leak', '=e:publication']],
	['made', ['=e:notification', '=e:approval']]
] as const;

interface Fitting {
	/** Ids of the laws whose whole name stands in the question. */
	named: string[];
	/** How many laws and events fit the question. */
	regulations: number;
	events: number;
}

/** Returns an answer only if the question fits one law alone, and sources give it. */
export async function answerIn(
	clauses: Clause[],
	cards: ResultCard[],
	fitting: Fitting
): Promise<FoundAnswer | undefined> {
	const tags = new Set<string>(clauses.flatMap(({ not, tags }) => (not ? [] : tags)));
	const of = asked.find(([, kinds]) => kinds.some((kind) => tags.has(kind)))?.[0];
	const [first] = cards;
	if (!of || !first) return undefined;
	const isNamed = fitting.named.length === 1 && fitting.named[0] === first.row.id;
	// The one event that fits answers for its law only if it is the day that is asked for.
	const event =
		fitting.named.length || fitting.events !== 1
			? undefined
			: cards.find((card) => card.noun === 'event')?.row;
	const law = event ? await lawOf(event) : first;
	const isAlone = event ?? (isNamed || (!fitting.named.length && fitting.regulations === 1));
	if (law?.noun !== 'regulation' || !isAlone) return undefined;
	const { id, slug, title } = law.row;
	const clocks = clocksOf(readClock(law.row.clock), law.row);
	const answer = (await answersTo({ id, slug, clocks }))[of];
	const isMeant = !event || answer.href === `/events/${event.id}`;
	if (!isMeant || !answer.date || !answer.sources.length) return undefined;
	return { ...answer, of, regulation: { slug, title }, clocks };
}

async function lawOf({
	regulations: [law, ...others]
}: EventCard): Promise<ResultCard | undefined> {
	const id = law && !others.length ? (await findName(law.slug))?.id : undefined;
	return id ? (await cardsOf([['regulation', id]]))[0] : undefined;
}
