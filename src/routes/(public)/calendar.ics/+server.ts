import * as coming from '$lib/server/coming';
import { answerWith } from '$lib/server/outlets/files';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answerWith('ics', coming.calendar);
