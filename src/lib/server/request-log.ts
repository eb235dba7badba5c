import type { Handle } from '@sveltejs/kit';
import { log, newLogId } from './ops/log.ts';
import { requests, requestSeconds } from './ops/metrics/counters.ts';

/** Gives each request an id, counts it, and tells the log of it where the operator listens that closely. */
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
		// What the gate refuses and where it leads comes this way; SvelteKit makes the answer of it.
		note((thrown as { status?: number }).status ?? 500);
		throw thrown;
	}
};
