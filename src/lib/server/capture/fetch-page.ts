import limit from 'p-limit';
import { NotPublic } from '../jobs/connector.ts';
import { type Answer, fetchGuarded, Unanswered } from '../jobs/fetch-guarded.ts';
import type { Refusal } from './capture.ts';
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

const inTime = 20_000;
const redirects = 5;
const kept = ['content-type', 'last-modified', 'etag', 'date', 'content-language', 'age'];
const accept =
	'text/html, application/xhtml+xml, application/pdf;q=0.9, text/plain;q=0.8, */*;q=0.1';

/** Each holds up to 10 MB. */
const fewAtOnce = limit(4);

/** Fetches a page that a person chose; or a sentence that says which rule refused it, or what its server answered. */
export async function fetchPage(
	address: string,
	milliseconds = inTime
): Promise<FetchedPage | Refusal> {
	try {
		const answer = await fewAtOnce(() =>
			fetchGuarded(address, {
				...{ milliseconds, redirects, headers: { accept } },
				// One more than is read: a page that is cut off is not taken for a whole one.
				mostBytes: most.bytes + 1
			})
		);
		return pageOf(answer);
	} catch (error) {
		if (error instanceof NotPublic) return { refused: error.message };
		if (error instanceof Unanswered)
			return { refused: `The page could not be fetched. ${error.message} ${paste}` };
		throw error;
	}
}

function pageOf({ url, status, headers, body }: Answer): FetchedPage | Refusal {
	const refused = body.length > most.bytes ? tooLarge : sentenceOf(status);
	if (refused) return { refused };
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

const mostLetters = 500;

const paste = 'Open it in your browser, and paste its text instead.';
const tooLarge = `This page is larger than 10 MB, and was not read. ${paste}`;

function sentenceOf(status: number): string | undefined {
	if (status >= 200 && status < 300) return undefined;
	if (status >= 300 && status < 400)
		return `This address leads on more than ${redirects} times, or nowhere. ${paste}`;
	if (status === 401 || status === 402)
		return `This page is shown only to those who sign in or subscribe (${status}). ${paste}`;
	if (status === 404 || status === 410)
		return `There is no page at this address, says its server (${status}). Look for a typing mistake, or paste the text of a copy that you have.`;
	if (status === 429)
		return `This site is asked too often at the moment (${status}). Try again later. ${paste}`;
	if (status < 500) return `This site does not show the page to programs (${status}). ${paste}`;
	return `The server of this page has a fault (${status}). Try again later, or paste the text of the page.`;
}
