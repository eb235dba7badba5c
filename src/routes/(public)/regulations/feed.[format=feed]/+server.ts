import { answerFeed, listFeed } from '$lib/server/outlets/feeds';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answerFeed(listFeed('regulations'));
