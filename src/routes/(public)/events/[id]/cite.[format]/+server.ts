import { citeCorrected } from '$lib/domain/cite/citation';
import { citeEvent } from '$lib/domain/cite/items';
import { published } from '$lib/server/redirects';
import * as citations from '$lib/server/outlets/citations';
import * as corrections from '$lib/server/desk/corrections';
import * as events from '$lib/nouns/event/queries.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const unknown = 'No event with this address is on record.';
	const found = published(await events.get(event.params.id), unknown);
	const { rows } = await corrections.newestForItem('event', found.event.id);
	const citation = citeCorrected(citeEvent(found.event, citations.reading()), rows[0]);
	return citations.file(citation, event);
};
