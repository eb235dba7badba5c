import { type Card, longestText } from '../../domain/cards/card.ts';
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
import { keysOf, outcomes } from '../../domain/vocabulary.ts';

export function campaignCard(campaign: Campaign): Card {
	const { startDate, endDate, participants, demands } = campaign;
	const came = keysOf(outcomes).flatMap((each) => {
		const number = demands.filter(({ outcome }) => outcome === each).length;
		return number ? `${number} ${outcomes[each].toLowerCase()}` : [];
	});
	return {
		layout: 'words',
		kind: 'Campaign',
		headline: campaign.title,
		text: cutAtSentence(campaign.summary, longestText),
		facts: [
			`It began on ${formatDate(startDate)} and ${endDate ? `ended on ${formatDate(endDate)}` : 'goes on'}.`,
			participants.length ? `${participants.length} joined it, by name.` : '',
			demands.length ? `${plural(demands.length, 'demand')}: ${came.join(', ')}.` : ''
		].filter(Boolean),
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
