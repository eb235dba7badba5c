import { answerWith } from '$lib/server/outlets/files';
import { timelineFiles } from '$lib/server/timelines';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answerWith('ics', timelineFiles.ics);
