import { formatDate } from '../dates/format.ts';
import type { Campaign } from '../record.ts';
import { demands, outcomes } from '../vocabulary.ts';
import { plural } from '../plural.ts';
import { type Card, longestText, mostCardRows, textIf } from './card.ts';
import { cutAtSentence } from './cut.ts';
import { sourcesInWords } from './sources.ts';

export function campaignCard(campaign: Campaign): Card {
	const { startDate, endDate, participants } = campaign;
	const rows = campaign.demands.slice(0, mostCardRows).map(({ demand, words, outcome }) => ({
		text: `Demand: ${words ?? demands[demand].toLowerCase()}`,
		end: outcomes[outcome]
	}));
	const more = campaign.demands.length - rows.length;
	return {
		kind: 'Campaign',
		headline: campaign.title,
		blocks: [
			...textIf(!rows.length, cutAtSentence(campaign.summary, longestText)),
			{
				is: 'figures',
				figures: [
					{
						value: formatDate(startDate),
						label: endDate ? `began; it ended ${formatDate(endDate)}` : 'began; it goes on'
					},
					...(participants.length
						? [{ value: String(participants.length), label: 'joined, by name' }]
						: [])
				]
			},
			...(rows.length ? [{ is: 'rows' as const, rows }] : []),
			...textIf(more > 0, `And ${plural(more, 'more demand')}.`, true)
		],
		foot: sourcesInWords(campaign.sources)
	};
}
