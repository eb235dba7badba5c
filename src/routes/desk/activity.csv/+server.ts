import { readFilters } from '$lib/domain/filters';
import * as activity from '$lib/server/activity';
import { requireAdministrator } from '$lib/server/auth';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => {
	requireAdministrator(event);
	const { filters } = readFilters(event.url.searchParams, activity.filters);
	const lines = activity.csv(filters);
	const body = new ReadableStream<string>({
		async pull(controller) {
			const { value, done } = await lines.next();
			if (done) controller.close();
			else controller.enqueue(value);
		}
	});
	return new Response(body.pipeThrough(new TextEncoderStream()), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="activity.csv"'
		}
	});
};
