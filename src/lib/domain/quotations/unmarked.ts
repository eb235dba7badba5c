import { groupBy } from '../timeline/succession.ts';
import type { Paragraph } from './paragraphs.ts';
import { type Passage, barePassage } from './passage.ts';
import type { Cut } from './quotation.ts';

export interface InterviewAnswer {
	passage: Passage;
	/** Missing where the label is only «A:». */
	label?: Cut;
}

const labelled = /^(\p{Lu}[\p{L}\p{M}.’' -]{0,40}): ?(?=[^\s"“‘„«])/u;

const question = /^(?:q|question|interviewer)$/iu;

const answer = /^(?:a|answer|ans)$/iu;

/** Maps paragraphs to answers; a question maps to `undefined`. */
export function transcriptOf(
	text: string,
	paragraphs: Paragraph[]
): Map<number, InterviewAnswer | undefined> {
	const lines = paragraphs.flatMap(({ start, end }, number) => {
		const [whole, name] = labelled.exec(text.slice(start, Math.min(end, start + 80))) ?? [];
		return whole && name ? [{ number, name, from: start + whole.length, start, end }] : [];
	});
	const found = new Map<number, InterviewAnswer | undefined>();
	const isQuestion = ({ end }: Paragraph) => text.charAt(end - 1) === '?';
	const several = groupBy(lines, ({ name }) => name)
		.map(({ rows }) => rows)
		.filter((own) => own.length > 1);
	const isAsked = several.some((own) =>
		own.every(({ number }) => number > 0 && isQuestion(paragraphs[number - 1]!))
	);
	if (several.length < 2 && !isAsked) return found;
	for (const own of several) {
		const asks =
			own.filter(({ number }) => isQuestion(paragraphs[number]!)).length * 2 > own.length;
		for (const { number, name, from, start, end } of own) {
			if (asks || question.test(name)) {
				found.set(number, undefined);
				continue;
			}
			const label = answer.test(name) ? undefined : { text: name, start, end: start + name.length };
			found.set(number, { passage: barePassage(from, end), ...(label && { label }) });
		}
	}
	return found;
}

/** The text behind «X said in a statement:» consists of whole sentences without double marks. */
export function isBlock(text: string, { start, end }: Paragraph, passages: Passage[]): boolean {
	const own = text.slice(start, Math.min(end, start + 200));
	return (
		passages.every(({ isSingle }) => isSingle) &&
		/^[\p{Lu}\p{Lo}]/u.test(own) &&
		own.split(' ').length >= 8 &&
		/[.!?…۔؟]$/u.test(text.slice(end - 1, end))
	);
}
