import robotsParser from 'robots-parser';
import { type Answer, fetchGuarded, Unanswered } from '../jobs/fetch-guarded.ts';
import { NotPublic } from '../jobs/connector.ts';

/** As robots.txt may call us, and as `fetchGuarded` signs each request. */
const robot = 'Rulewatch';
const milliseconds = 20_000;
/** One more than is read: what is cut off is not taken for a whole page. */
const mostBytes = 10 * 1024 * 1024 + 1;
const mostRobots = 500 * 1024;
const mostRedirects = 5;

export interface Fetched {
	url: string;
	status: number;
	headers: Record<string, string>;
	contentType?: string;
	bytes: Uint8Array;
}

/** Not fetched, and why in a sentence; `lasting` where no waiting helps. */
export interface Unfetched {
	why: string;
	lasting?: boolean;
}

const accept =
	'text/html, application/xhtml+xml, application/pdf;q=0.9, text/plain;q=0.8, */*;q=0.1';
const kept = ['content-type', 'date', 'etag', 'last-modified', 'content-language'];

/** Asks for a watched page, if its site lets robots in there; each address that it leads on to is asked about too. */
export async function fetchPolitely(
	address: string,
	headers: Record<string, string> = {}
): Promise<Fetched | Unfetched> {
	try {
		let url = address;
		for (let hops = 0; hops <= mostRedirects; hops++) {
			const refusal = await refusedByRobots(url);
			if (refusal) return refusal;
			const answer = await fetchGuarded(url, {
				...{ milliseconds, mostBytes },
				headers: { accept, ...headers }
			});
			const next = leadsTo(answer, url);
			if (next === undefined) return fetched(url, answer);
			url = next;
		}
		return { why: `It leads on more than ${mostRedirects} times.` };
	} catch (error) {
		if (error instanceof NotPublic || error instanceof Unanswered) return { why: error.message };
		throw error;
	}
}

async function refusedByRobots(url: string): Promise<Unfetched | undefined> {
	const place = new URL('/robots.txt', url).href;
	const { status, body } = await fetchGuarded(place, {
		...{ milliseconds, mostBytes: mostRobots },
		redirects: mostRedirects
	});
	// As RFC 9309 has it: without the file all is allowed, and nothing while its server cannot tell.
	if (status >= 500)
		return { why: `Its server answered ${status} when it was asked for robots.txt.` };
	if (status >= 300) return undefined;
	if (robotsParser(place, body.toString('utf8')).isAllowed(url, robot) !== false) return undefined;
	return {
		why: 'Its site asks robots, in its robots.txt, to stay away from this page.',
		lasting: true
	};
}

function leadsTo({ status, headers }: Answer, from: string): string | undefined {
	const location = headers.get('location');
	const isRedirect = [301, 302, 303, 307, 308].includes(status);
	if (!isRedirect || location === null || !URL.canParse(location, from)) return undefined;
	return new URL(location, from).href;
}

function fetched(url: string, { status, headers, body }: Answer): Fetched | Unfetched {
	if (body.length >= mostBytes) return { why: 'It is larger than 10 MB.' };
	return {
		...{ url, status, bytes: body },
		contentType: headers.get('content-type') ?? undefined,
		headers: Object.fromEntries(
			kept.flatMap((name) => {
				const value = headers.get(name);
				return value === null ? [] : [[name, value.slice(0, 500)]];
			})
		)
	};
}
