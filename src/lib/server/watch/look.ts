import { createHash } from 'node:crypto';
import type { Observation } from '../../domain/watch/next.ts';
import { type Capture, captureOf } from '../capture/index.ts';
import { regionFaults } from '../capture/capture.ts';
import type { FetchedPage } from '../capture/fetched.ts';
import { whyPageIsHeld } from '../erasures/check.ts';
import { fetchPolitely } from '../capture/fetch-politely.ts';

export interface Look {
	sight: Observation;
	page?: FetchedPage;
	bodyHash?: string;
	read?: Capture;
	/** Whether the region's CSS selector is wrong. */
	isRegion?: boolean;
}

interface Watched {
	url: string;
	region: string;
	etag?: string | null;
	lastModified?: string | null;
}

/** @param isOfJob whether nobody waits for the result */
export async function look(
	{ url, region, etag, lastModified }: Watched,
	{ isOfJob }: { isOfJob: boolean }
): Promise<Look> {
	const headers = {
		...(etag && { 'if-none-match': etag }),
		...(lastModified && { 'if-modified-since': lastModified })
	};
	const page = await fetchPolitely(url, { headers, isOfJob });
	if ('why' in page) return { sight: { kind: 'failed', ...page } };
	const { status, bytes, contentType } = page;
	const bodyHash = createHash('sha256').update(bytes).digest('hex');
	if (status === 304) return { sight: { kind: 'same' }, page };
	if (status === 404 || status === 410) return { sight: { kind: 'missing' }, page, bodyHash };
	if (status < 200 || status >= 300)
		return { sight: { kind: 'failed', why: `Its server answered ${status}.` }, page, bodyHash };
	const read = await captureOf(bytes, { url: page.url, contentType, region }, { isOfJob });
	if (!('refused' in read)) {
		const why = await whyPageIsHeld({ ...page, text: read.text });
		return why
			? { sight: { kind: 'failed', why, lasting: true } }
			: { sight: { kind: 'read', text: read.text }, page, bodyHash, read };
	}
	const isRegion = Object.values(regionFaults).includes(read.refused);
	const sight = { kind: 'failed', why: read.refused, lasting: isRegion } as const;
	return { sight, page, bodyHash, isRegion };
}
