import { shortTitle } from '../../domain/charts/charts.ts';
import { lowerFirst } from '../../domain/plural.ts';
import type { Answers } from '../../domain/timeline/answers.ts';
import type { RegulationRow } from '../../domain/record.ts';
import { answersTo, featuredRegulation } from '../../nouns/regulation/queries.server.ts';

export type FeaturedLaw = RegulationRow & { answers: Answers; questions: string[] };

/** The law with which the front page begins; undefined while no law is on record that could. */
export async function featuredLaw(): Promise<FeaturedLaw | undefined> {
	const regulation = await featuredRegulation();
	if (!regulation) return undefined;
	const answers = await answersTo(regulation);
	const questions = questionsOn(shortTitle(regulation), regulation, answers);
	return { ...regulation, answers, questions };
}

const longestQuestion = 80;

/** Questions that the record answers, for readers who do not know yet what they can ask. */
function questionsOn(law: string, { stances }: RegulationRow, { surfaced }: Answers): string[] {
	const who = stances.oppose ? 'opposed' : stances.support ? 'supported' : undefined;
	const did =
		surfaced.label === 'Leaked' ? `did ${law} leak` : `was ${law} ${lowerFirst(surfaced.label)}`;
	return [who && `Who ${who} ${law}?`, surfaced.date && `When ${did}?`].filter(
		(question): question is string => Boolean(question && question.length <= longestQuestion)
	);
}
