import { citeCorrected } from '$lib/domain/cite/citation';
import { citeEvent } from '$lib/domain/cite/items';
import { eventEmbed } from '$lib/domain/embeds';
import { published } from '$lib/server/redirects';
import * as citations from '$lib/server/outlets/citations';
import { timesOf } from '$lib/server/cards';
import * as corrections from '$lib/server/desk/corrections';
import * as embeds from '$lib/server/outlets/embeds';
import * as events from '$lib/nouns/event/queries.server';
import * as reports from '$lib/server/reports';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const unknown = 'No event with this address is on record.';
	const found = published(await events.get(params.id), unknown);
	const corrected = await corrections.newestForItem('event', found.event.id);
	const citation = citeCorrected(citeEvent(found.event, citations.reading()), corrected.rows[0]);
	return {
		...found,
		reports: await reports.countReports(found.event.sources),
		times: await timesOf('event', found.event.id),
		citation: await citations.written(citation),
		corrections: corrected,
		snippets: embeds.snippets(eventEmbed(found.event))
	};
};
