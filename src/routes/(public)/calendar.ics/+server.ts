import * as calendars from '$lib/server/calendars';
import { answerWith, filtersIn } from '$lib/server/files';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answerWith<{ url: URL }>('ics', ({ url }) => {
	filtersIn(url, {});
	return calendars.coming();
});
