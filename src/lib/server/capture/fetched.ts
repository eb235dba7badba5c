import type { Answer } from '../jobs/fetch-guarded.ts';
import { pageLimits } from './limits.ts';

export interface FetchedPage {
	/** The address that answered, after redirects. */
	url: string;
	status: number;
	/** Only headers about the page's type and date. */
	headers: Record<string, string>;
	contentType?: string;
	bytes: Uint8Array;
}

/** Limits of every request for a page. */
export const fetchLimits = {
	milliseconds: 20_000,
	// One byte more than we accept, so that a page that was cut off is recognised.
	mostBytes: pageLimits.bytes + 1
};
export const acceptHeader =
	'text/html, application/xhtml+xml, application/pdf;q=0.9, text/plain;q=0.8, */*;q=0.1';
export const mostRedirects = 5;

const kept = ['content-type', 'last-modified', 'etag', 'date', 'content-language', 'age'];
const mostLetters = 500;

/** @returns undefined if the page is too large */
export function fetchedPage({ url, status, headers, body }: Answer): FetchedPage | undefined {
	if (body.length > pageLimits.bytes) return undefined;
	return {
		...{ url, status, bytes: body },
		contentType: headers.get('content-type') ?? undefined,
		headers: Object.fromEntries(
			kept.flatMap((name) => {
				const value = headers.get(name);
				return value === null ? [] : [[name, value.slice(0, mostLetters)]];
			})
		)
	};
}
