import type { ComparedRegulation, Comparison } from '../../domain/comparison.ts';
import { asOf } from '../trends/index.ts';
import * as regulations from '../../nouns/regulation/queries.server.ts';
import { aligned } from './course.ts';
import { numbersOn } from './stances.ts';
import { speakersOn } from './speakers.ts';

/** How much of each is told; the lists and timelines that a page leads to hold the rest. */
interface Most {
	/** Who spoke on more than one law. */
	speakers: number;
	/** The stances of one of them on one law. */
	turns: number;
	/** The events of one law. */
	steps: number;
}

const onAPage: Most = { speakers: 40, turns: 4, steps: 40 };

/** Laws side by side; one of them where there is no other yet. */
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
	// What is told of reactions stands beside the clocks and the stances.
	const steps = pages.map((page) => (page?.events ?? []).filter(({ kind }) => kind !== 'reaction'));
	return {
		...{ regulations: compared, ...numbers, speakers, asOf: day },
		answers: pages.map((page) => page?.answers),
		course: aligned(compared, steps, most.steps)
	};
}
