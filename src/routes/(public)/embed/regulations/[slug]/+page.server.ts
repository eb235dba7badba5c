import { regulationEmbed } from '$lib/domain/embeds';
import { publishedOrRedirect } from '$lib/server/redirects';
import * as embeds from '$lib/server/outlets/embeds';
import * as regulations from '$lib/nouns/regulation/queries.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const found = await regulations.get(event.params.slug);
	const unknown = 'No law with this address is on record.';
	const regulation = await publishedOrRedirect('regulation', event, found, unknown);
	const since = await embeds.changes(event.url, embeds.ofLaw(regulation));
	return { regulation, embed: regulationEmbed(regulation), since };
};
