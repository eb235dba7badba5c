import { citeCorrected } from '$lib/domain/cite/citation';
import { citeRegulation } from '$lib/domain/cite/items';
import { publishedOrRedirect } from '$lib/server/redirects';
import * as citations from '$lib/server/outlets/citations';
import * as corrections from '$lib/server/desk/corrections';
import * as regulations from '$lib/nouns/regulation/queries.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const unknown = 'No law with this address is on record.';
	const found = await regulations.get(event.params.slug);
	const regulation = await publishedOrRedirect('regulation', event, found, unknown);
	const { rows } = await corrections.newestForItem('regulation', regulation.id);
	const citation = citeCorrected(citeRegulation(regulation, citations.reading()), rows[0]);
	return citations.file(citation, event);
};
