import limit from 'p-limit';
import { NotPublic } from '../jobs/connector.ts';
import { type Fetched, fetchGuarded, Unanswered } from '../jobs/fetch-guarded.ts';
import type { Refusal } from './capture.ts';
import {
	acceptHeader,
	fetchLimits,
	fetchedPage,
	type FetchedPage,
	mostRedirects
} from './fetched.ts';

/** Each holds up to 10 MB. */
const fewAtOnce = limit(4);

/** `isOfAddress` if the address may not be asked, or leads nowhere. */
interface Unfetched extends Refusal {
	isOfAddress?: true;
}

export async function fetchPage(
	address: string,
	milliseconds = fetchLimits.milliseconds
): Promise<FetchedPage | Unfetched> {
	try {
		const answer = await fewAtOnce(() =>
			fetchGuarded(address, {
				...fetchLimits,
				milliseconds,
				redirects: mostRedirects,
				headers: { accept: acceptHeader }
			})
		);
		return pageOf(answer);
	} catch (error) {
		if (error instanceof NotPublic)
			return { refused: `${error.message} Or paste the text of the page.`, isOfAddress: true };
		if (error instanceof Unanswered)
			return { refused: `The page could not be fetched. ${error.message} ${paste}` };
		throw error;
	}
}

function pageOf(answer: Fetched): FetchedPage | Refusal {
	const refused = sentenceOf(answer.status);
	return refused ? { refused } : (fetchedPage(answer) ?? { refused: tooLarge });
}

const paste = 'Open it in your browser, and paste its text instead.';
const tooLarge = `This page is larger than 10 MB, and was not read. ${paste}`;

function sentenceOf(status: number): string | undefined {
	if (status >= 200 && status < 300) return undefined;
	if (status >= 300 && status < 400)
		return `This address leads on more than ${mostRedirects} times, or nowhere. ${paste}`;
	if (status === 401 || status === 402)
		return `This page is shown only to those who sign in or subscribe (${status}). ${paste}`;
	if (status === 404 || status === 410)
		return `There is no page at this address, says its server (${status}). Look for a typing mistake, or paste the text of a copy that you have.`;
	if (status === 429)
		return `This site is asked too often at the moment (${status}). Try again later. ${paste}`;
	if (status < 500) return `This site does not show the page to programs (${status}). ${paste}`;
	return `The server of this page has a fault (${status}). Try again later, or paste the text of the page.`;
}
