import { type Card, longestText, mostCardRows, textIf } from '../../domain/cards/card.ts';
import { cutAtSentence } from '../../domain/cards/cut.ts';
import { sourcesInWords } from '../../domain/cards/sources.ts';
import { type Citation, makeCitation, type Reading } from '../../domain/cite/citation.ts';
import { ownText } from '../../domain/cite/items.ts';
import {
	exactDay,
	itemAddress,
	type LinkedData,
	linkedItem,
	linkedLaw,
	linkedName,
	linkedPage,
	unlessEmpty
} from '../../domain/cite/linked-data.ts';
import { formatDate } from '../../domain/dates/format.ts';
import { plural } from '../../domain/plural.ts';
import type { Campaign } from '../../domain/record.ts';
import { demands, outcomes } from '../../domain/vocabulary.ts';

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

export function citeCampaign(campaign: Campaign, reading: Reading): Citation {
	const { slug, title, summary, startDate, endDate } = campaign;
	return makeCitation(reading, {
		...ownText('campaign', slug, title),
		abstract: summary,
		remarks: [
			`A campaign that began on ${formatDate(startDate)}${endDate ? ` and ended on ${formatDate(endDate)}` : ''}.`
		]
	});
}

/** schema.org has no type for campaigns. */
export function linkedCampaign(campaign: Campaign, origin: string): LinkedData {
	const [start, end] = [campaign.startDate, campaign.endDate].map(exactDay);
	return {
		...linkedItem('CreativeWork', itemAddress(origin, 'campaign', campaign.slug)),
		name: campaign.title,
		alternateName: unlessEmpty(campaign.aliases),
		abstract: campaign.summary,
		temporalCoverage: start && `${start}/${end ?? '..'}`,
		about: unlessEmpty(campaign.regulations.map((regulation) => linkedLaw(regulation, origin))),
		mentions: unlessEmpty(
			campaign.participants.map(({ stakeholder }) => linkedName(stakeholder, origin))
		),
		citation: unlessEmpty(campaign.sources.map((source) => linkedPage(source, origin)))
	};
}
