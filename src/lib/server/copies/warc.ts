import { WARCRecord, WARCSerializer } from 'warcio';
import type { getWhole } from './get.ts';

type Copy = NonNullable<Awaited<ReturnType<typeof getWhole>>>;

/**
 * A copy as archives of the web keep one: what its server answered, or, of a page that somebody pasted, what they pasted,
 * and the text that was read of it.
 * https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
 */
export async function warcOf(copy: Copy): Promise<Uint8Array<ArrayBuffer>> {
	const url = copy.url ?? `urn:sha256:${copy.sha256}`;
	const date = copy.capturedAt.toISOString();
	const wasFetched = copy.way === 'fetched' && copy.status !== null;
	const version = { warcVersion: 'WARC/1.1', url, date } as const;
	const page = WARCRecord.create(
		wasFetched
			? {
					...{ ...version, type: 'response' },
					statusline: `HTTP/1.1 ${copy.status}`,
					httpHeaders: asSent(copy.headers ?? {})
				}
			: {
					...{ ...version, type: 'resource' },
					warcHeaders: { 'Content-Type': copy.contentType ?? 'text/plain; charset=utf-8' }
				},
		once(copy.bytes)
	);
	const text = WARCRecord.create(
		{
			...{ ...version, type: 'conversion' },
			warcHeaders: { 'Content-Type': 'text/plain; charset=utf-8' }
		},
		once(new TextEncoder().encode(copy.text))
	);
	const records: Uint8Array[] = [];
	for (const record of [page, text])
		records.push(await WARCSerializer.serialize(record, { gzip: true }));
	return new Uint8Array(Buffer.concat(records));
}

/** The bytes are kept as they are after decompression: what said how they were sent would mislead whoever reads them. */
const asSent = (headers: Record<string, string>) =>
	Object.fromEntries(
		Object.entries(headers).filter(
			([name]) => !/^(content-encoding|transfer-encoding|content-length)$/i.test(name)
		)
	);

async function* once(bytes: Uint8Array) {
	yield bytes;
}
