import { answerFeed, corrected } from '$lib/server/feeds';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answerFeed(corrected);
