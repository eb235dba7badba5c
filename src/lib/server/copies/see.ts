import { captureOf } from '../capture/index.ts';
import type { FetchedPage } from '../capture/fetched.ts';
import { fetchPolitely } from '../capture/fetch-politely.ts';
import { whyPageIsHeld } from '../erasures/check.ts';

/** `why` is a sentence for people. */
export type Sight =
	{ is: 'there'; page: FetchedPage; text: string } | { is: 'missing' | 'failing'; why: string };

export async function see(url: string): Promise<Sight> {
	const page = await fetchPolitely(url);
	if ('why' in page) return { is: 'failing', why: page.why };
	const { status, bytes, contentType } = page;
	if (status === 404 || status === 410)
		return { is: 'missing', why: `There is no page at its address, says its server (${status}).` };
	if (status < 200 || status >= 300)
		return { is: 'failing', why: `Its server answered ${status}.` };
	const read = await captureOf(bytes, { url: page.url, contentType }, { isOfJob: true });
	if ('refused' in read) return { is: 'failing', why: read.refused };
	const why = await whyPageIsHeld({ ...page, text: read.text });
	return why ? { is: 'failing', why } : { is: 'there', page, text: read.text };
}
