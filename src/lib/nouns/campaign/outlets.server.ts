import { campaignCard } from '../../domain/cards/campaign.ts';
import { citeCampaign } from '../../domain/cite/items.ts';
import { itemEmbed } from '../../domain/embeds.ts';
import { citedBy, saidIn } from '../../server/lists/latest.ts';
import { outlets } from '../derive/outlets.server.ts';
import { get } from './get.server.ts';

export const campaignOutlets = outlets(
	'campaign',
	get,
	({ campaign }) => campaign
)({
	card: campaignCard,
	embed: ({ slug, title }) => itemEmbed('campaign', title, slug),
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
