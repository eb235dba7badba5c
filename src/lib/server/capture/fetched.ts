import type { Fetched } from '../jobs/fetch-guarded.ts';
import { pageLimits } from './limits.ts';

export interface FetchedPage {
	/** After redirects. */
	url: string;
	status: number;
	headers: Record<string, string>;
	contentType?: string;
	bytes: Uint8Array;
}

export const fetchLimits = {
	milliseconds: 20_000,
	// One byte more than we accept, to recognise a page that was cut off.
	mostBytes: pageLimits.bytes + 1
};
export const acceptHeader =
	'text/html, application/xhtml+xml, application/pdf;q=0.9, text/plain;q=0.8, */*;q=0.1';
export const mostRedirects = 5;

const keptHeaders = ['content-type', 'last-modified', 'etag', 'date', 'content-language', 'age'];
const mostLetters = 500;

export function fetchedPage({ url, status, headers, body }: Fetched): FetchedPage | undefined {
	if (body.length > pageLimits.bytes) return undefined;
	return {
		url,
		status,
		bytes: body,
		contentType: headers.get('content-type') ?? undefined,
		headers: Object.fromEntries(
			keptHeaders.flatMap((name) => {
				const value = headers.get(name);
				return value === null ? [] : [[name, value.slice(0, mostLetters)]];
			})
		)
	};
}
