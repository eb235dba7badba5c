import { readFilters } from '$lib/domain/filters';
import * as activity from '$lib/server/activity';
import { requireAdministrator } from '$lib/server/auth';
import { csvResponse } from '$lib/server/outlets/csv';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => {
	requireAdministrator(event);
	const { filters } = readFilters(event.url.searchParams, activity.filters);
	return csvResponse('activity.csv', activity.activityCsv(filters));
};
