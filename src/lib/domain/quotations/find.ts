import { Cast } from './cast.ts';
import { type NameIndex, entitiesIn, indexOf } from './entities.ts';
import { introduce } from './introduce.ts';
import { passagesIn } from './marks.ts';
import { type Paragraph, paragraphsOf } from './paragraphs.ts';
import type { Passage } from './passage.ts';
import type { FoundQuotation, KnownName } from './quotation.ts';
import { joinQuotations } from './quote.ts';
import type { Reading } from './reading.ts';
import { Story } from './story.ts';
import { sentencesOf, tokensOf } from './tokens.ts';
import { transcriptOf } from './unmarked.ts';

/** Longer texts are cut here: no article is this long. */
export const mostLettersRead = 500_000;

/** Returns quotations in the order of the text; each paragraph is read as English or Urdu, by its letters. */
export function findQuotations(
	text: string,
	{ names = [] }: { names?: KnownName[] } = {}
): FoundQuotation[] {
	const index = indexOf(names);
	const paragraphs = paragraphsOf(text.slice(0, mostLettersRead));
	const story = new Story(new Cast(index));
	const answers = transcriptOf(text, paragraphs);
	paragraphs.forEach((paragraph, at) => {
		const passages = passagesIn(text, paragraph, paragraphs[at + 1]);
		if (answers.has(at)) story.readAnswer(answers.get(at));
		else if (paragraph.isUrdu) {
			if (paragraph.kind === 'prose') story.readUrdu(paragraph, passages, text);
		} else {
			const reading = readParagraph(text, paragraph, passages, index, story.cast);
			if (paragraph.kind === 'prose') story.readProse(reading, paragraph, passages);
			else story.readHeading(reading);
		}
	});
	return joinQuotations(text, story.found);
}

function readParagraph(
	text: string,
	{ start, end }: Paragraph,
	passages: Passage[],
	index: NameIndex,
	cast: Cast
): Reading {
	const tokens = tokensOf(text, start, end, passages);
	const starts = new Set(sentencesOf(tokens).map(([from]) => from));
	// «KARACHI — The ministry said»: a sentence begins behind the dash.
	for (const [at, { text }] of tokens.entries()) if (/^[:–—-]$/u.test(text)) starts.add(at + 1);
	const entities = entitiesIn(tokens, starts, index, (word) => cast.isMet(word));
	const reading: Reading = { text, tokens, at: [], named: new Map(), cast };
	for (const entity of entities)
		for (let at = entity.from; at < entity.to; at++) reading.at[at] = entity;
	introduce(reading, entities);
	return reading;
}
