import { answerWith } from '$lib/server/outlets/files';
import * as timelines from '$lib/server/timelines';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answerWith('json', timelines.timelineJson);
