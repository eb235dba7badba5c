import { citeStatement } from '$lib/domain/cite-items';
import { statementEmbed } from '$lib/domain/embeds';
import { slug } from '$lib/domain/filters';
import { published } from '$lib/server/addresses';
import * as citations from '$lib/server/citations';
import * as corrections from '$lib/server/corrections';
import * as embeds from '$lib/server/embeds';
import * as statements from '$lib/server/statements';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const id = slug(params.id);
	const unknown = 'No statement with this address is on record.';
	const found = published(id && (await statements.get(id)), unknown);
	const citation = citeStatement(found.statement, citations.reading());
	const { quotations } = found.statement;
	const parts = quotations.length ? quotations : [undefined];
	return {
		...found,
		citation: await citations.written(citation),
		corrections: await corrections.of('statement', found.statement.id),
		snippets: embeds.snippets(...parts.map((part) => statementEmbed(found.statement, part)))
	};
};
