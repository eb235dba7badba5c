import compression from 'compression';
import { once } from 'node:events';
import { PassThrough, pipeline, Readable } from 'node:stream';

const compress = compression();

/** Replaces Node's response: once the headers are known, we decide who gets the answer. */
export class Answer extends PassThrough {
	statusCode = 200;
	/** By lower-case names. @type {import('node:http').OutgoingHttpHeaders} */
	headers = {};

	getHeader(name) {
		return this.headers[name.toLowerCase()];
	}

	setHeader(name, value) {
		this.headers[name.toLowerCase()] = value;
	}

	writeHead(status, headers = {}) {
		this.statusCode = status;
		for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
		this.emit('head');
		return this;
	}

	/** SvelteKit answers unreadable requests without calling `writeHead`. */
	_flush(done) {
		this.emit('head');
		done();
	}

	sendTo(request, response) {
		compress(request, response, () => {});
		response.writeHead(this.statusCode, this.headers);
		pipeline(this, response, () => {});
	}
}

/** @returns undefined if the stream is longer, and then loses nothing, or breaks off */
export async function readBody(stream, mostBytes) {
	const chunks = [];
	let bytes = 0;
	try {
		for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
			chunks.push(chunk);
			bytes += chunk.length;
			if (bytes > mostBytes) return void stream.unshift(Buffer.concat(chunks));
		}
		return Buffer.concat(chunks);
	} catch {
		return undefined;
	}
}

export const requestWithBody = ({ method, url, headers, httpVersionMajor, socket }, body) =>
	Object.assign(Readable.from(body.length ? [body] : []), {
		method,
		url,
		headers,
		httpVersionMajor,
		socket
	});

/** @returns {Promise<Answer>} once the headers are known; rejects if the handler fails before that */
export async function answerOf(handler, request) {
	// Readers of the stream handle its errors.
	const answer = new Answer().on('error', () => {});
	const head = once(answer, 'head');
	// A promise that nobody handles would end the process; this way its cause reaches who waits for the head or the body.
	Promise.resolve(handler(request, answer)).catch((cause) => answer.destroy(cause));
	await head;
	return answer;
}
