import { shortTitle } from '../../domain/charts/charts.ts';
import { lowerFirst } from '../../domain/plural.ts';
import type { Answers } from '../../domain/timeline/answers.ts';
import type { RegulationRow } from '../../domain/record.ts';
import {
	answersFrom,
	featuredRegulation,
	readToAnswer
} from '../../nouns/regulation/queries.server.ts';

export type FeaturedLaw = RegulationRow & { answers: Answers; questions: string[] };

/** The law of the reading before. As a rule it is featured still, so its events are read while that is asked. */
let before: Awaited<ReturnType<typeof featuredRegulation>>;

/** The law with which the front page begins; undefined while no law is on record that could. */
export async function featuredLaw(): Promise<FeaturedLaw | undefined> {
	const expected = before;
	const [regulation, read] = await Promise.all([
		featuredRegulation(),
		expected && readToAnswer(expected)
	]);
	before = regulation;
	if (!regulation) return undefined;
	const isExpected =
		expected?.id === regulation.id &&
		expected.clocks.firstReaction?.date === regulation.clocks.firstReaction?.date;
	const found = isExpected && read ? read : await readToAnswer(regulation);
	const answers = answersFrom(regulation, found);
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
