import { error, type Handle } from '@sveltejs/kit';
import { most, tooLarge } from '../domain/imports.ts';
import { isApi } from './auth/rooms.ts';

// How much a request may bring. What is larger is not read, so that it takes no memory; whoever reads the form is
// told with 413. server.js lets the largest of these through.

/** Texts that were typed stay far below. */
const usual = {
	bytes: 512 * 1024,
	sentence:
		'This is longer than 512 kB, the most that a form of ours may be. Nothing was saved: go back, what you ' +
		'wrote is still there.'
};

/** As programs send it. */
const item = {
	bytes: usual.bytes,
	sentence: 'This is longer than 512 kB, the most that an item may be.'
};

export const tooLargeToPaste =
	'This is larger than 5 MB, the most that can be pasted. Paste the text of the article alone.';

const rooms: Record<string, typeof usual> = {
	// Many bounces may be reported at once.
	'/(public)/follow/bounced/[token]': {
		bytes: 1024 * 1024,
		sentence: 'This is longer than 1 MB, the most that a report may be.'
	},
	// A form that brings a file has some more around it.
	'/desk/capture': { bytes: most.bytes + 64 * 1024, sentence: tooLargeToPaste },
	'/desk/imports': { bytes: most.bytes + 64 * 1024, sentence: tooLarge }
};

/** How much the room of a route takes, or that of an address whose route is not yet found. */
export const limitOf = (room: string): typeof usual => rooms[room] ?? (isApi(room) ? item : usual);

export const limitBody: Handle = ({ event, resolve }) => {
	const { request, route } = event;
	const { bytes, sentence } = limitOf(route.id ?? '');
	const declared = request.headers.get('content-length');
	if (request.body && (declared === null || Number(declared) > bytes))
		event.request = new Request(request, {
			body: declared === null ? counted(request.body, bytes, sentence) : refused(sentence),
			duplex: 'half'
		} as RequestInit);
	return resolve(event);
};

/** Fails when it is read. */
function refused(sentence: string): ReadableStream {
	return new ReadableStream({ pull: () => error(413, sentence) });
}

/** A body that did not say how long it is, up to the limit. */
function counted(body: ReadableStream<Uint8Array>, bytes: number, sentence: string) {
	let size = 0;
	const counter = new TransformStream<Uint8Array, Uint8Array>({
		transform(chunk, controller) {
			size += chunk.byteLength;
			if (size > bytes) error(413, sentence);
			controller.enqueue(chunk);
		}
	});
	// Cancelled, adapter-node would close the connection, and the answer with it.
	return body.pipeThrough(counter, { preventCancel: true });
}
