import * as calendars from '$lib/server/calendars';
import { answerWith } from '$lib/server/files';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answerWith('ics', () => calendars.coming());
