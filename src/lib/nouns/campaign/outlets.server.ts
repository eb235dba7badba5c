import { itemEmbed } from '../../domain/embeds.ts';
import { citedBy, saidIn } from '../../server/lists/latest.ts';
import { demands, outcomes } from '../../domain/vocabulary.ts';
import { formatDate } from '../../domain/dates/format.ts';
import { namesFact, summary, titles } from '../../server/outlets/summaries/parts.ts';
import { outlets } from '../derive/outlets.server.ts';
import { campaignsOf } from './card.server.ts';
import { get } from './get.server.ts';
import { campaigns } from './json.server.ts';
import { titlesFor } from './list.server.ts';
import { campaignCard, citeCampaign } from './shown.ts';

export const campaignOutlets = outlets(
	'campaign',
	get,
	({ campaign }) => campaign
)({
	card: campaignCard,
	embed: ({ slug, title }) => itemEmbed('campaign', title, slug),
	json: campaigns,
	summary: (row) =>
		summary(row, {
			title: row.title,
			text: row.summary,
			facts: [
				`Campaign, since ${formatDate(row.start_date)}${row.end_date ? `, until ${formatDate(row.end_date)}` : ''}`,
				...row.demands.map(
					({ demand, outcome, outcome_date: date }) =>
						`${demands[demand]}: ${outcomes[outcome].toLowerCase()}${date ? `, ${formatDate(date)}` : ''}`
				),
				...namesFact('Laws', titles(row.regulations)),
				...namesFact(
					'Joined by',
					row.participants.map(({ stakeholder }) => stakeholder.name)
				)
			],
			tags: titles(row.regulations)
		}),
	titled: {
		rows: async (ids) =>
			(await campaignsOf(ids)).map((campaign) => ({ ...campaign, date: campaign.startDate })),
		titlesFor,
		role: ['Joined the campaign', 'Joined the campaigns']
	},
	cite: citeCampaign,
	feed: {
		parts: ({ id }) => [
			{ name: 'statements', where: saidIn(id) },
			{ name: 'articles', where: citedBy(id) }
		],
		about: (title) =>
			`What was published or changed of the campaign ${title}, its statements and its sources.`
	}
});
