import { endpoint, answerOptions, answerSearch } from '$lib/server/outlets/api';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(answerSearch);

export const OPTIONS: RequestHandler = () => answerOptions();
