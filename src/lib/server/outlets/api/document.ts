import { kept } from './answer.ts';
import { openapi } from './openapi/index.ts';
import { textsIn } from './parameters.ts';

/** The description of the API itself. */
export function document({ request, url }: { request: Request; url: URL }): Response {
	textsIn(url.searchParams, []);
	return kept(request, openapi());
}
