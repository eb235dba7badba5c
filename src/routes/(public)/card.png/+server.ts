import { homeCard } from '$lib/domain/cards/overviews';
import { cardAt } from '$lib/server/cards';
import * as home from '$lib/server/home';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = cardAt(async () => homeCard(await home.recordSizes()));
