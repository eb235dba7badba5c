import { citeCorrected } from '$lib/domain/cite/citation';
import { citeStatement } from '$lib/domain/cite/items';
import { slug } from '$lib/domain/filters';
import { published } from '$lib/server/redirects';
import * as citations from '$lib/server/outlets/citations';
import * as corrections from '$lib/server/desk/corrections';
import * as statements from '$lib/nouns/statement/queries.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const id = slug(event.params.id);
	const unknown = 'No statement with this address is on record.';
	const { statement } = published(id && (await statements.get(id)), unknown);
	const { rows } = await corrections.newestForItem('statement', statement.id);
	const citation = citeCorrected(citeStatement(statement, citations.reading()), rows[0]);
	return citations.file(citation, event);
};
