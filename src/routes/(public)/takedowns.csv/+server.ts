import { answerWith, takedownsCsv } from '$lib/server/outlets/files';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answerWith('csv', takedownsCsv);
