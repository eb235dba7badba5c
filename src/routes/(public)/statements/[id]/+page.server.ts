import { citeStatement } from '$lib/domain/cite-items';
import { slug } from '$lib/domain/filters';
import { published } from '$lib/server/addresses';
import * as citations from '$lib/server/citations';
import * as statements from '$lib/server/statements';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const id = slug(params.id);
	const unknown = 'No statement with this address is on record.';
	const found = published(id && (await statements.get(id)), unknown);
	const citation = citeStatement(found.statement, citations.reading());
	return { ...found, citation: await citations.written(citation) };
};
