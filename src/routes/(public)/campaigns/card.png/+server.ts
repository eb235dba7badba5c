import { cardAt } from '$lib/server/cards';
import { listCardOf } from '$lib/server/outlets/lists';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = cardAt(listCardOf('campaigns'));
