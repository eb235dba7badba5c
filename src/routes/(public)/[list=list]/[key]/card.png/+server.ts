import { cardAt } from '$lib/server/cards';
import { itemCard } from '$lib/server/outlets/items';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = cardAt((event) => itemCard(event));
