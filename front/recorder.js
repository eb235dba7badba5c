import { ServerResponse } from 'node:http';

/**
 * Takes down an answer that the app makes, for all who asked. What is not to be kept, or too long for it, goes on as it
 * comes to the reader whose request it answers.
 */
export class Recorder extends ServerResponse {
	#chunks = [];
	#size = 0;
	#hasBegun = false;
	#reader;
	#rules;
	#settle;
	/** The whole body; undefined where it goes to its reader alone. @type {Promise<Buffer | undefined>} */
	body = new Promise((resolve) => (this.#settle = resolve));

	/**
	 * @param {object} rules
	 * @param {(answer: ServerResponse) => boolean} rules.mayKeep asked once status and headers are known
	 * @param {number} rules.mostBytes
	 * @param {() => ServerResponse} rules.open called at most once
	 */
	constructor(request, rules) {
		super(request);
		this.#rules = rules;
	}

	get headersSent() {
		return this.#hasBegun;
	}

	writeHead(status, headers = {}) {
		this.statusCode = status;
		for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
		this.#hasBegun = true;
		if (!this.#rules.mayKeep(this)) this.#passOn();
		return this;
	}

	write(chunk) {
		if (!this.#hasBegun) this.writeHead(this.statusCode);
		if (this.#reader) return this.#reader.write(chunk);
		this.#chunks.push(Buffer.from(chunk));
		this.#size += chunk.length;
		return this.#size <= this.#rules.mostBytes || this.#passOn();
	}

	end(chunk) {
		if (chunk) this.write(chunk);
		else if (!this.#hasBegun) this.writeHead(this.statusCode);
		if (this.#reader) this.#reader.end();
		else this.#settle(Buffer.concat(this.#chunks));
		this.emit('finish');
		return this;
	}

	/** Its own reader sees it break off; whoever shares it asks again. */
	destroy(error) {
		if (this.destroyed) return this;
		this.destroyed = true;
		(this.#reader ?? this.#openReader()).destroy(error);
		this.emit('close');
		return this;
	}

	#passOn() {
		const reader = this.#openReader();
		reader.writeHead(this.statusCode, this.getHeaders());
		return this.#chunks
			.splice(0)
			.map((chunk) => reader.write(chunk))
			.every(Boolean);
	}

	#openReader() {
		this.#reader = this.#rules.open().on('drain', () => this.emit('drain'));
		this.#reader.once('close', () => this.destroy());
		this.#settle(undefined);
		if (this.#reader.destroyed) this.destroy();
		return this.#reader;
	}
}
