import { topicsCard } from '$lib/domain/cards/topic';
import { cardAt } from '$lib/server/cards';
import * as topics from '$lib/nouns/topic/queries.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = cardAt(async () => topicsCard(await topics.list()));
