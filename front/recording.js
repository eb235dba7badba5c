import { ServerResponse } from 'node:http';

/**
 * Takes down an answer as it is made, for all who asked for it. What is not to be kept goes on to the reader whose
 * request it answers, as it comes.
 */
export class Recording extends ServerResponse {
	/** @type {Buffer[]} */
	#pieces = [];
	#size = 0;
	#isBegun = false;
	/** @type {ServerResponse | undefined} */
	#reader;
	#rule;
	/** @type {(whole: Recording | undefined) => void} */
	#settle = () => {};
	/** The recording once it is whole; undefined where it goes to its reader alone. @type {Promise<Recording | undefined>} */
	settled = new Promise((resolve) => (this.#settle = resolve));

	/**
	 * @param {import('node:http').IncomingMessage} request
	 * @param {object} rule
	 * @param {(answer: ServerResponse) => boolean} rule.mayKeep asked once status and headers are known
	 * @param {number} rule.mostBytes
	 * @param {() => ServerResponse} rule.openReader called at most once
	 */
	constructor(request, rule) {
		super(request);
		this.#rule = rule;
	}

	get body() {
		return Buffer.concat(this.#pieces);
	}

	get headersSent() {
		return this.#isBegun;
	}

	/**
	 * @param {number} status
	 * @param {import('node:http').OutgoingHttpHeaders} [headers]
	 */
	writeHead(status, headers = {}) {
		this.statusCode = status;
		for (const [name, value] of Object.entries(headers)) this.setHeader(name, value ?? '');
		this.#isBegun = true;
		if (!this.#rule.mayKeep(this)) this.#pass();
		return this;
	}

	/**
	 * @param {string | Uint8Array} piece
	 * @returns {boolean} whether more may come at once
	 */
	write(piece) {
		if (!this.#isBegun) this.writeHead(this.statusCode);
		if (this.#reader) return this.#reader.write(piece);
		this.#pieces.push(Buffer.from(piece));
		this.#size += piece.length;
		return this.#size <= this.#rule.mostBytes || this.#pass();
	}

	/** @param {string | Uint8Array} [piece] */
	end(piece) {
		if (piece) this.write(piece);
		else if (!this.#isBegun) this.writeHead(this.statusCode);
		if (this.#reader) this.#reader.end();
		else this.#settle(this);
		this.emit('finish');
		return this;
	}

	/** @param {Error} [error] */
	destroy(error) {
		if (this.destroyed) return this;
		this.destroyed = true;
		// Whoever shares it tries alone; its own reader sees it break off.
		(this.#reader ?? this.#openReader()).destroy(error);
		this.emit('close');
		return this;
	}

	#pass() {
		const reader = this.#openReader();
		reader.writeHead(this.statusCode, this.getHeaders());
		const isRoom = this.#pieces.map((piece) => reader.write(piece)).every(Boolean);
		this.#pieces = [];
		return isRoom;
	}

	#openReader() {
		const reader = (this.#reader = this.#rule.openReader());
		reader.on('drain', () => this.emit('drain'));
		reader.once('close', () => this.destroy());
		this.#settle(undefined);
		return reader;
	}
}
