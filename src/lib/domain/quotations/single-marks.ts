import type { Paragraph } from './paragraphs.ts';
import { type Mark, type Passage, opensAgain, closedPassage, openPassage } from './passage.ts';
import { wordSet } from '../word-set.ts';

const elided = /^.(?:\d\ds?|em|tis|twas|til|cause|n|cos|bout|round)(?![\p{L}\p{N}])/iu;

/** Behind a plural the mark is usually an apostrophe («citizens’ rights»), unless one of these words follows. */
const functionWords = wordSet(
	'a about after although and are as at because before but by can could did do does during for from had has have he her his if in into is it its may might must nor not of on or over said saying says she should since so than that the their them then there they this those to under until was we were when where which while who will with without would you'
);

export function singlePairs(marks: Mark[], paragraph: Paragraph, text: string, next?: Paragraph) {
	const found: Passage[] = [];
	let opening: Mark | undefined;
	let perhaps: Mark | undefined;
	const end = () => {
		if (opening && perhaps) found.push(closedPassage(opening, perhaps));
		opening = perhaps = undefined;
	};
	for (const mark of marks) {
		const opens = mark.opens && !mark.closes && !elided.test(text.slice(mark.at, mark.at + 8));
		if (opens && (!opening || perhaps)) {
			end();
			opening = mark;
		} else if (opens) opening = mark;
		else if (opening && mark.closes) {
			perhaps = mark;
			if (!isPossessive(text, mark.at)) end();
		}
	}
	if (opening && !perhaps && next && opensAgain(opening, text, next))
		found.push(openPassage(opening, paragraph));
	end();
	return found;
}

function isPossessive(text: string, at: number): boolean {
	if (!/s/iu.test(text.charAt(at - 1)) || text.charAt(at + 1) !== ' ') return false;
	const [word = ''] = /^[\p{L}\p{N}]{1,20}/u.exec(text.slice(at + 2, at + 22)) ?? [];
	return word !== '' && !functionWords.has(word.toLowerCase());
}
