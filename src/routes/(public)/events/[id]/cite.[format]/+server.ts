import { citeEvent } from '$lib/domain/cite-items';
import { published } from '$lib/server/addresses';
import * as citations from '$lib/server/citations';
import * as events from '$lib/server/events';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const unknown = 'No event with this address is on record.';
	const found = published(await events.get(event.params.id), unknown);
	return citations.file(citeEvent(found.event, citations.reading()), event);
};
