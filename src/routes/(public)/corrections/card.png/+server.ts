import { correctionsCard } from '$lib/domain/cards/overviews';
import { cardAt } from '$lib/server/cards';
import * as corrections from '$lib/server/desk/corrections';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = cardAt(async () =>
	correctionsCard(await corrections.list({ page: 1 }))
);
