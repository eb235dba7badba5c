import { answerDocument, endpoint, answerOptions } from '$lib/server/outlets/api';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(answerDocument);

export const OPTIONS: RequestHandler = () => answerOptions();
