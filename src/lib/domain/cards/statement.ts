import { onRegulations } from '../cite/cite.ts';
import { formatDate } from '../dates/format.ts';
import { attributedTo, type StatementCard } from '../record.ts';
import { channels, keysOf, stances } from '../vocabulary.ts';
import type { Block, Card } from './card.ts';
import { cutAtSentence } from './cut.ts';
import { sourceOf } from './sources.ts';

/** Longer passages are no longer read in a small picture. */
const longestPassage = 320;

/** A quotation card: the words, who said them, on what, when, and where that stands. */
export function statementCard(statement: StatementCard): Card {
	const [quotation] = statement.quotations;
	const { channel, positions } = statement;
	const word = channels[channel];
	return {
		kind: channel === 'statement' ? word : `Statement: ${word.toLowerCase()}`,
		headline: cutAtSentence(quotation?.exact ?? statement.summary, longestPassage),
		isQuotation: quotation !== undefined,
		blocks: [
			...(quotation
				? []
				: [{ is: 'text' as const, text: 'A summary; no words are quoted on record.', soft: true }]),
			bylineOf(statement),
			...keysOf(stances).flatMap((stance): Block[] => {
				const on = onRegulations(positions.filter((position) => position.stance === stance));
				return on ? [{ is: 'stance', stance, on }] : [];
			})
		],
		foot: [
			formatDate(statement.date) +
				(statement.basis === 'reported' ? ', the day it was reported' : ''),
			sourceOf(quotation?.source ?? statement.sources[0])
		]
			.filter(Boolean)
			.join('. ')
	};
}

/** Whoever spoke, with office and organisation, or the organisation alone. */
function bylineOf(statement: StatementCard): Block {
	const { speaker, speakerRole, organisation } = statement;
	const names = statement.signatories.length;
	const signed = names ? `with ${names} more ${names === 1 ? 'signatory' : 'signatories'}` : '';
	const office = [speaker && speakerRole, speaker && organisation?.name, signed];
	return {
		is: 'byline',
		name: (speaker ?? attributedTo(statement)).name,
		office: office.filter(Boolean).join(', ') || undefined
	};
}
