import { cardAt } from '$lib/server/cards';
import { cardOf } from '$lib/server/outlets/items';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = cardAt((event) => cardOf(event));
