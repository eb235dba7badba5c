import { eventEmbed } from '$lib/domain/embeds';
import { published } from '$lib/server/redirects';
import * as embeds from '$lib/server/outlets/embeds';
import * as events from '$lib/nouns/event/queries.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const unknown = 'No event with this address is on record.';
	const { event } = published(await events.get(params.id), unknown);
	const since = await embeds.changes(url, embeds.items('event', event.id));
	return { event, embed: eventEmbed(event), since };
};
