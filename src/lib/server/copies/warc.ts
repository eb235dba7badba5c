import { WARCRecord, WARCSerializer } from 'warcio';
import type { getWhole } from './get.ts';
import { urlOf } from '../../domain/address/url.ts';

type Copy = NonNullable<Awaited<ReturnType<typeof getWhole>>>;

/** WARC 1.1: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/ */
export async function warcOf(copy: Copy): Promise<Uint8Array<ArrayBuffer>> {
	const url = addressOf(copy);
	const date = copy.capturedAt.toISOString();
	const wasFetched = copy.way === 'fetched' && copy.status !== null;
	const version = { warcVersion: 'WARC/1.1', url, date } as const;
	const page = WARCRecord.create(
		wasFetched
			? {
					...version,
					type: 'response',
					statusline: `HTTP/1.1 ${copy.status}`,
					httpHeaders: asSent(copy.headers ?? {})
				}
			: {
					...version,
					type: 'resource',
					warcHeaders: { 'Content-Type': inALine(copy.contentType ?? 'text/plain; charset=utf-8') }
				},
		once(copy.bytes)
	);
	const text = WARCRecord.create(
		{
			...version,
			type: 'conversion',
			warcHeaders: { 'Content-Type': 'text/plain; charset=utf-8' }
		},
		once(new TextEncoder().encode(copy.text))
	);
	const records: Uint8Array[] = [];
	for (const record of [page, text])
		records.push(await WARCSerializer.serialize(record, { gzip: true }));
	return new Uint8Array(Buffer.concat(records));
}

/** A line break in a value must not start another header. */
const inALine = (text: string) => text.replaceAll(/[^\x20-\x7E]/g, ' ');

const addressOf = ({ url, sha256 }: Copy) => (url && urlOf(url)?.href) || `urn:sha256:${sha256}`;

/** We store bytes decompressed, so these headers would mislead. */
const asSent = (headers: Record<string, string>) =>
	Object.fromEntries(
		Object.entries(headers)
			.filter(([name]) => /^[\w-]+$/.test(name) && !sentAs.test(name))
			.map(([name, value]) => [name, inALine(value)])
	);

const sentAs = /^(content-encoding|transfer-encoding|content-length)$/i;

async function* once(bytes: Uint8Array) {
	yield bytes;
}

/** The file name reveals nothing about the page, and browsers neither show nor run the file. */
export async function evidenceOf(copy: Copy): Promise<Response> {
	return new Response(await warcOf(copy), {
		headers: {
			'content-type': 'application/gzip',
			'content-disposition': `attachment; filename="${copy.sha256.slice(0, 16)}.warc.gz"`,
			'content-security-policy': "default-src 'none'; sandbox",
			'x-content-type-options': 'nosniff'
		}
	});
}
