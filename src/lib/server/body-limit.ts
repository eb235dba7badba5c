import { error, type Handle } from '@sveltejs/kit';
import { limitOf } from './front/policies.ts';

// How much a request may bring. What is larger is not read, so that it takes no memory; whoever reads the form is
// told with 413. server.js lets the largest of these through.

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
