import { error, type Handle } from '@sveltejs/kit';
import { limitOf } from './front/policies.ts';

// Bodies above their route's limit are not read, so that they take no memory: reading the form fails with 413.

export const limitBody: Handle = ({ event, resolve }) => {
	const { request, route } = event;
	const { bytes, sentence } = limitOf(route.id ?? '');
	const declared = request.headers.get('content-length');
	if (request.body && (declared === null || Number(declared) > bytes))
		event.request = new Request(request, {
			body: declared === null ? limitedBody(request.body, bytes, sentence) : failingBody(sentence),
			duplex: 'half'
		} as RequestInit);
	return resolve(event);
};

function failingBody(sentence: string): ReadableStream {
	return new ReadableStream({ pull: () => error(413, sentence) });
}

/** Counts a body without a declared length, and fails above the limit. */
function limitedBody(body: ReadableStream<Uint8Array>, bytes: number, sentence: string) {
	let size = 0;
	const counter = new TransformStream<Uint8Array, Uint8Array>({
		transform(chunk, controller) {
			size += chunk.byteLength;
			if (size > bytes) error(413, sentence);
			controller.enqueue(chunk);
		}
	});
	// If the body were cancelled, adapter-node would close the connection before the answer is sent.
	return body.pipeThrough(counter, { preventCancel: true });
}
