import { statementCard } from '$lib/domain/cards/statement';
import { slug } from '$lib/domain/filters';
import { cardAt } from '$lib/server/cards';
import { published } from '$lib/server/redirects';
import * as statements from '$lib/nouns/statement/queries.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = cardAt(async ({ params }) => {
	const id = slug(params.id);
	const unknown = 'No statement with this address is on record.';
	const { statement } = published(id && (await statements.get(id)), unknown);
	return statementCard(statement);
});
