import type { StanceCounts } from '../charts/positions.ts';
import { onRegulations, regulationNames } from '../cite/cite.ts';
import { formatDate } from '../dates/format.ts';
import { attributedTo, type StatementCard } from '../record.ts';
import { channels, keysOf, type Stance, stances } from '../vocabulary.ts';
import { type Block, type Card, textIf } from './card.ts';
import { cutAtSentence } from './cut.ts';
import { sourceInWords } from './sources.ts';

/** Longer text is too small to read in a preview. */
const longestPassage = 320;

const mostStances = 2;

/** A summary («Says that they will go to court») rarely names the speaker, so the name becomes the headline. */
export function statementCard(statement: StatementCard): Card {
	const { channel, positions, quotations } = statement;
	const [quotation] = quotations;
	const word = channels[channel];
	const { name, office } = speakerOf(statement);
	const summary = cutAtSentence(statement.summary, longestPassage);
	const words: Pick<Card, 'headline' | 'isQuotation' | 'blocks'> = quotation
		? {
				headline: cutAtSentence(quotation.exact, longestPassage),
				isQuotation: true,
				blocks: [{ is: 'byline', name, office }]
			}
		: {
				headline: name,
				isQuotation: false,
				blocks: [
					...textIf(office !== undefined, office ?? '', true),
					{ is: 'summary', text: summary, note: 'A summary; no words are quoted on record.' }
				]
			};
	return {
		kind: channel === 'statement' ? word : `Statement: ${word.toLowerCase()}`,
		...words,
		blocks: [...words.blocks, ...positionBlocks(positions)],
		foot: [
			formatDate(statement.date) +
				(statement.basis === 'reported' ? ', the day it was reported' : ''),
			sourceInWords(quotation?.source ?? statement.sources[0])
		]
			.filter(Boolean)
			.join('. ')
	};
}

/** If there are too many stances, shows only the number of laws for each. */
function positionBlocks(positions: StatementCard['positions']): Block[] {
	const on = (stance: Stance) => positions.filter((position) => position.stance === stance);
	const taken = keysOf(stances).filter((stance) => on(stance).length);
	if (taken.length <= mostStances)
		return taken.map((stance) => ({ is: 'stance', stance, on: onRegulations(on(stance)) }));
	const counts = keysOf(stances).map((stance) => [stance, on(stance).length]);
	const regulations = positions.map(({ regulation }) => regulation);
	return [
		{ is: 'stances', counts: Object.fromEntries(counts) as StanceCounts },
		{ is: 'text', text: `On ${regulationNames(regulations)}.` }
	];
}

function speakerOf(statement: StatementCard) {
	const { speaker, speakerRole, organisation } = statement;
	const names = statement.signatories.length;
	const signed = names ? `with ${names} more ${names === 1 ? 'signatory' : 'signatories'}` : '';
	const office = [speaker && speakerRole, speaker && organisation?.name, signed];
	return {
		name: (speaker ?? attributedTo(statement)).name,
		office: office.filter(Boolean).join(', ') || undefined
	};
}
