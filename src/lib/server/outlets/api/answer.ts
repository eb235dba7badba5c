import type { Handle, RequestEvent } from '@sveltejs/kit';
import { names } from '../../../domain/nouns.ts';
import { isForPrograms } from '../../front/policies.ts';
import { digestOf, isKnownTag } from '../etag.ts';
import { answerTo, ApiProblem, problemResponse } from './problem.ts';

const reading = ['GET', 'HEAD', 'OPTIONS'];

/** Wraps a route's work so that each refusal it throws is answered as a problem (RFC 9457). */
export const endpoint =
	<Event extends RequestEvent>(work: (event: Event) => Response | Promise<Response>) =>
	async (event: Event): Promise<Response> => {
		try {
			return await work(event);
		} catch (thrown) {
			return answerTo(thrown, event);
		}
	};

/** Answers programs alone: refusals become problems, and scripts of other sites may read, but not write. */
export const speakToPrograms: Handle = async ({ event, resolve }) => {
	if (!isForPrograms(event.route.id ?? event.url.pathname)) return resolve(event);
	const response = await endpoint(async () =>
		withOptionsAllowed(await resolveKnownRoute({ event, resolve }))
	)(event);
	if (!reading.includes(event.request.method)) return response;
	response.headers.set('access-control-allow-origin', '*');
	response.headers.set('access-control-expose-headers', 'ETag, Link, Retry-After');
	return response;
};

function resolveKnownRoute({ event, resolve }: Parameters<Handle>[0]) {
	if (event.route.id === null)
		throw new ApiProblem(
			404,
			`There is nothing at this address. The lists are ${names.join(', ')}.`
		);
	return resolve(event);
}

function withOptionsAllowed(response: Response): Response {
	if (response.status !== 405) return response;
	const allow = `${response.headers.get('allow')}, OPTIONS`;
	return problemResponse(new ApiProblem(405, `What is allowed here: ${allow}.`, {}, { allow }));
}

/** Answers OPTIONS with the methods of an endpoint and what CORS lets scripts of other sites send. */
export const answerOptions = (...writing: string[]) =>
	new Response(null, {
		status: 204,
		headers: {
			allow: ['GET', 'HEAD', ...writing, 'OPTIONS'].join(', '),
			'access-control-allow-methods': 'GET, HEAD, OPTIONS',
			'access-control-allow-headers': 'If-None-Match',
			'access-control-max-age': '86400'
		}
	});

/**
 * Answers 304 if the client already has this body.
 * @param version goes into the ETag, so that `If-Match` can name it
 */
export function withETag(request: Request, body: object, headers = {}, version?: number): Response {
	const text = JSON.stringify(body);
	const etag = `"${version === undefined ? '' : `${version}.`}${digestOf(text)}"`;
	// SvelteKit's own 304 would drop the CORS headers, so it is answered here.
	const isUnchanged = isKnownTag(request.headers.get('if-none-match') ?? '', etag);
	const answer = new Response(isUnchanged ? null : text, {
		status: isUnchanged ? 304 : 200,
		headers
	});
	if (!isUnchanged) answer.headers.set('content-type', 'application/json');
	answer.headers.set('etag', etag);
	return answer;
}
