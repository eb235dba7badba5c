import { NotPublic } from '../jobs/connector.ts';
import { fetchGuarded, redirectTarget, Unanswered } from '../jobs/fetch-guarded.ts';
import { GivenUp, inWorker } from '../worker/index.ts';
import {
	acceptHeader,
	fetchLimits,
	fetchedPage,
	type FetchedPage,
	mostRedirects
} from './fetched.ts';
import { longestPath, mostRobotsBytes, pathAndQuery } from './robots.ts';

/** `lasting` if a retry cannot help. */
export interface Unfetched {
	why: string;
	lasting?: boolean;
}

/** Checks robots.txt for the address and every redirect. `isOfJob` means that nobody waits for the result. */
export async function fetchPolitely(
	address: string,
	{ headers = {}, isOfJob = true }: { headers?: Record<string, string>; isOfJob?: boolean } = {}
): Promise<FetchedPage | Unfetched> {
	try {
		let url = address;
		for (let hops = 0; hops <= mostRedirects; hops++) {
			const refusal = await refusedByRobots(url, isOfJob);
			if (refusal) return refusal;
			const answer = await fetchGuarded(url, {
				...fetchLimits,
				headers: { accept: acceptHeader, ...headers }
			});
			const next = redirectTarget(answer, url);
			if (next === undefined) return fetchedPage(answer) ?? { why: 'It is larger than 10 MB.' };
			url = next;
		}
		return { why: `It leads on more than ${mostRedirects} times.` };
	} catch (error) {
		if (error instanceof NotPublic || error instanceof Unanswered) return { why: error.message };
		throw error;
	}
}

async function refusedByRobots(url: string, isOfJob: boolean): Promise<Unfetched | undefined> {
	if (pathAndQuery(new URL(url)).length > longestPath)
		return {
			why: `Its address is longer than ${longestPath.toLocaleString('en')} letters.`,
			lasting: true
		};
	const { status, body: bytes } = await fetchGuarded(new URL('/robots.txt', url).href, {
		...fetchLimits,
		mostBytes: mostRobotsBytes,
		redirects: mostRedirects
	});
	// RFC 9309, 2.3.1: a missing file allows everything, a failing server nothing.
	if (status >= 500)
		return { why: `Its server answered ${status} when it was asked for robots.txt.` };
	if (status >= 300) return undefined;
	try {
		return (await inWorker('askRobots', { bytes, url }, { isOfJob })) ? undefined : unwelcome;
	} catch (fault) {
		if (fault instanceof GivenUp) return { why: unread };
		throw fault;
	}
}

const unwelcome: Unfetched = {
	why: 'Its site asks robots, in its robots.txt, to stay away from this page.',
	lasting: true
};
const unread = 'The robots.txt of its site, which says whether robots may come, could not be read.';
