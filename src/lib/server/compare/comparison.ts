import type { ComparedRegulation, Comparison } from '../../domain/comparison.ts';
import { asOf } from '../trends/index.ts';
import * as regulations from '../../nouns/regulation/queries.server.ts';
import { alignEvents } from './course.ts';
import { numbersOn } from './stances.ts';
import { speakersOn } from './speakers.ts';

/** A page stops at these limits; lists and timelines have the rest. */
interface Most {
	speakers: number;
	/** Stances of one speaker on one law. */
	turns: number;
	steps: number;
}

const onAPage: Most = { speakers: 40, turns: 4, steps: 40 };

export async function comparisonOf(
	compared: ComparedRegulation[],
	most = onAPage
): Promise<Comparison> {
	const [pages, numbers, speakers, day] = await Promise.all([
		Promise.all(compared.map(({ slug }) => regulations.get(slug))),
		numbersOn(compared),
		speakersOn(compared, most),
		asOf()
	]);
	// Reactions appear beside the clocks and stances instead.
	const steps = pages.map((page) => (page?.events ?? []).filter(({ kind }) => kind !== 'reaction'));
	return {
		regulations: compared,
		...numbers,
		speakers,
		asOf: day,
		answers: pages.map((page) => page?.answers),
		course: alignEvents(compared, steps, most.steps)
	};
}
