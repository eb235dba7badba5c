import type { Answer } from '../jobs/fetch-guarded.ts';
import { most } from './limits.ts';

/** A page as its server sent it. */
export interface FetchedPage {
	/** That answered, after redirects. */
	url: string;
	status: number;
	/** Those that tell when and what it was. */
	headers: Record<string, string>;
	contentType?: string;
	bytes: Uint8Array;
}

/** How pages are asked for, whoever asks. */
export const asking = {
	milliseconds: 20_000,
	// One more than is read: a page that is cut off is not taken for a whole one.
	mostBytes: most.bytes + 1
};
export const accept =
	'text/html, application/xhtml+xml, application/pdf;q=0.9, text/plain;q=0.8, */*;q=0.1';
export const mostRedirects = 5;

const kept = ['content-type', 'last-modified', 'etag', 'date', 'content-language', 'age'];
const mostLetters = 500;

/** The page that was answered with; undefined where it is larger than is read. */
export function fetchedPage({ url, status, headers, body }: Answer): FetchedPage | undefined {
	if (body.length > most.bytes) return undefined;
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
