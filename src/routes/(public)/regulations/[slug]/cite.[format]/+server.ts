import { citeLaw } from '$lib/domain/cite-items';
import { standing } from '$lib/server/addresses';
import * as citations from '$lib/server/citations';
import * as regulations from '$lib/server/regulations';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const unknown = 'No law with this address is on record.';
	const found = await regulations.get(event.params.slug);
	const law = await standing('regulation', event, found, unknown);
	return citations.file(citeLaw(law, citations.reading()), event);
};
