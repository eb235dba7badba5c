import compression from 'compression';
import { once } from 'node:events';
import { PassThrough, pipeline, Readable } from 'node:stream';

const compress = compression();

/** What the app writes its answer to, in place of Node's response: who gets it is decided once its headers are known. */
export class Answer extends PassThrough {
	statusCode = 200;
	/** By their names in lower case. @type {import('node:http').OutgoingHttpHeaders} */
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

	/** What SvelteKit cannot read as a request it answers without `writeHead`. */
	_flush(done) {
		this.emit('head');
		done();
	}

	/** Goes to one reader as it is made. Where either breaks off, so does the other. */
	sendTo(request, response) {
		compress(request, response, () => {});
		response.writeHead(this.statusCode, this.headers);
		pipeline(this, response, () => {});
	}
}

/** All that a stream brings; undefined where it is longer than that, which loses nothing of it, or breaks off. */
export async function whole(stream, mostBytes) {
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

/** A request whose body has arrived, for a handler in place of Node's. */
export const arrived = ({ method, url, headers, httpVersionMajor, socket }, body) =>
	Object.assign(Readable.from(body.length ? [body] : []), {
		...{ method, url, headers, httpVersionMajor, socket }
	});

/** Has a `handler` of requests write an answer. @returns {Promise<Answer>} once its headers are known */
export async function answerOf(handler, request) {
	// Whoever reads it hears of an error.
	const answer = new Answer().on('error', () => {});
	const head = once(answer, 'head');
	handler(request, answer);
	await head;
	return answer;
}
