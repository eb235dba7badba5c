import robotsParser from 'robots-parser';
import { NotPublic } from '../jobs/connector.ts';
import { type Answer, fetchGuarded, Unanswered } from '../jobs/fetch-guarded.ts';
import { accept, asking, fetchedPage, type FetchedPage, mostRedirects } from './fetched.ts';

/** As robots.txt may call us, and as `fetchGuarded` signs each request. */
const robot = 'Rulewatch';
const mostRobots = 500 * 1024;

/** Not fetched, and why in a sentence; `lasting` where no waiting helps. */
export interface Unfetched {
	why: string;
	lasting?: boolean;
}

/**
 * Asks for a page that nobody waits for, if its site lets robots in there; each address that it leads on to is asked about
 * too.
 */
export async function fetchPolitely(
	address: string,
	headers: Record<string, string> = {}
): Promise<FetchedPage | Unfetched> {
	try {
		let url = address;
		for (let hops = 0; hops <= mostRedirects; hops++) {
			const refusal = await refusedByRobots(url);
			if (refusal) return refusal;
			const answer = await fetchGuarded(url, { ...asking, headers: { accept, ...headers } });
			const next = leadsTo(answer, url);
			if (next === undefined) return fetchedPage(answer) ?? { why: 'It is larger than 10 MB.' };
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
		...{ ...asking, mostBytes: mostRobots },
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
