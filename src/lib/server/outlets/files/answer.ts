import { isHttpError, type RequestEvent } from '@sveltejs/kit';
import { reportFault } from '../../ops/faults.ts';
import { digestOf, isKnownTag } from '../etag.ts';
import { inTightHeap } from '../tight-heap.ts';
import { mediaTypes } from '../public-file.ts';
import { withFirst, streamOf } from './stream.ts';

const types = {
	csv: mediaTypes.csv,
	xlsx: mediaTypes.xlsx,
	json: mediaTypes.json,
	ics: 'text/calendar; charset=utf-8',
	atom: 'application/atom+xml; charset=utf-8',
	rss: 'application/rss+xml; charset=utf-8',
	feed: 'application/feed+json; charset=utf-8'
} as const;

export type FileType = keyof typeof types;

export interface Whole {
	text: string;
	changed?: Date;
}

type Asking = Pick<RequestEvent, 'request' | 'route' | 'url'>;

/** Answers with a file, or with a refusal in a form that programs read. A generator is streamed while it is made. */
export function answerWith<Asked>(
	type: FileType | ((event: Asked) => FileType),
	make: (event: Asked) => Promise<Whole | AsyncGenerator<string | Uint8Array>>
): (event: Asked & Asking) => Promise<Response> {
	return async (event) => {
		const kind = typeof type === 'string' ? type : type(event);
		const headers = headersOf(kind, event);
		try {
			const made = await make(event);
			return 'text' in made
				? completeAnswer(made, event, headers)
				: await inPieces(inTightHeap(made), event, headers);
		} catch (refusal) {
			if (!isHttpError(refusal)) throw refusal;
			return refused(kind, refusal.status, refusal.body.message);
		}
	};
}

function headersOf(kind: FileType, { url }: Asking) {
	const headers = new Headers({ 'content-type': types[kind] });
	const name = url.pathname.slice(1).replaceAll('/', '-');
	if (kind === 'csv' || kind === 'xlsx')
		headers.set('content-disposition', `attachment; filename="${name}"`);
	return headers;
}

function completeAnswer({ text, changed }: Whole, { request }: Asking, headers: Headers): Response {
	const etag = `"${digestOf(text)}"`;
	headers.set('etag', etag);
	if (changed) headers.set('last-modified', changed.toUTCString());
	return isKnown(request.headers, etag, changed)
		? new Response(null, { status: 304, headers })
		: new Response(text, { headers });
}

/** Compares conditional headers (RFC 9110, 13.2.2). */
function isKnown(asked: Headers, etag: string, changed?: Date): boolean {
	const tags = asked.get('if-none-match');
	if (tags !== null) return isKnownTag(tags, etag);
	const since = Date.parse(asked.get('if-modified-since') ?? '');
	return changed !== undefined && since >= Math.floor(changed.getTime() / 1000) * 1000;
}

async function inPieces(
	pieces: AsyncGenerator<string | Uint8Array>,
	event: Asking,
	headers: Headers
) {
	// If the first piece fails, the status can still be an error.
	const first = await pieces.next();
	const all = withFirst(pieces, first);
	if (event.request.method !== 'HEAD')
		return new Response(
			streamOf(all, (fault) => reportFault(fault, event)),
			{ headers }
		);
	await pieces.return(undefined);
	return new Response(null, { headers });
}

function refused(kind: FileType, status: number, message: string): Response {
	return kind === 'json' || kind === 'feed'
		? Response.json({ status, message }, { status })
		: new Response(`${message}\n`, {
				status,
				headers: { 'content-type': 'text/plain; charset=utf-8' }
			});
}
