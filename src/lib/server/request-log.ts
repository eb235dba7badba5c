import type { Handle } from '@sveltejs/kit';
import { log, newLogId } from './ops/log.ts';
import { requests, requestSeconds } from './ops/metrics/counters.ts';

export const logRequest: Handle = async ({ event, resolve }) => {
	const { locals, request } = event;
	const route = event.route.id ?? 'none';
	const began = performance.now();
	locals.requestId = newLogId();
	const note = (status: number) => {
		const milliseconds = Math.round(performance.now() - began);
		requests.inc({ route, status });
		requestSeconds.observe({ route }, milliseconds / 1000);
		log.debug(
			{ request: locals.requestId, method: request.method, route, status, milliseconds },
			'request'
		);
	};
	try {
		const response = await resolve(event);
		note(response.status);
		return response;
	} catch (thrown) {
		// SvelteKit throws errors and redirects, and answers them outside this handle.
		note((thrown as { status?: number }).status ?? 500);
		throw thrown;
	}
};
