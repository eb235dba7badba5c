import { onRegulations } from '../cite/cite.ts';
import { formatDate } from '../dates/format.ts';
import { operatorIn } from '../operator.ts';
import { plural } from '../plural.ts';
import { attributedTo, type StatementCard } from '../record.ts';
import { channels, keysOf, type Stance, stances } from '../vocabulary.ts';
import type { Card } from './card.ts';
import { cutAtSentence } from './cut.ts';
import { sourceInWords } from './sources.ts';

/** Longer text is too small to read in a preview. */
const longestPassage = 320;

const mostStances = 2;

/**
 * A summary («Says that they will go to court») rarely names the speaker, so the name becomes the headline.
 * @param operator the slug of the stakeholder that runs this copy
 */
export function statementCard(statement: StatementCard, operator?: string | null): Card {
	const { channel, date, basis, quotations, sources, summary } = statement;
	const [quotation] = quotations;
	const { name, office } = speakerOf(statement);
	const own = operatorIn(statement, operator);
	// The name comes last, since a card may cut a line that is too long.
	const remark = own === undefined ? [] : [`Runs this copy: ${own}.`];
	return {
		layout: 'words',
		kind: channel === 'statement' ? 'Statement' : `Statement: ${channels[channel].toLowerCase()}`,
		stances: stancesOf(statement),
		...(quotation
			? {
					headline: cutAtSentence(quotation.exact, longestPassage),
					isQuotation: true,
					by: { name, office },
					facts: remark.length ? remark : undefined
				}
			: {
					headline: name,
					by: office === undefined ? undefined : { name: office },
					text: cutAtSentence(summary, longestPassage),
					facts: ['A summary; no words are quoted on record.', ...remark]
				}),
		foot: [
			formatDate(date) + (basis === 'reported' ? ', the day it was reported' : ''),
			sourceInWords(quotation?.source ?? sources[0])
		]
			.filter(Boolean)
			.join('. ')
	};
}

/** If there are too many stances, shows only the number of laws for each. */
function stancesOf({ positions }: StatementCard) {
	const on = (stance: Stance) => positions.filter((position) => position.stance === stance);
	const taken = keysOf(stances).filter((stance) => on(stance).length);
	return taken.map((stance) => ({
		stance,
		on:
			taken.length > mostStances
				? `on ${plural(on(stance).length, 'law')}`
				: onRegulations(on(stance))
	}));
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
