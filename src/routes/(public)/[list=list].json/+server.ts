import { answerWith, listJson } from '$lib/server/files';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answerWith('json', listJson);
