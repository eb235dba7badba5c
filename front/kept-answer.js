import compressible from 'compressible';
import fresh from 'fresh';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib';

/** @typedef {'br' | 'gzip' | 'identity'} Encoding */
/** @typedef {{ body: Buffer, head: string[], tag: string }} Packed */
/** @typedef {Pick<import('node:http').IncomingMessage, 'method' | 'headers'>} Asked */
/** One of several ways to call it. @typedef {(body: Buffer, done: (e: Error | null, b: Buffer) => void) => void} Zip */

/** Below it, what is packed is hardly smaller. */
const worthPackingBytes = 1_000;
/** The best that takes some 10 ms for a page: it is packed once and sent thousands of times. */
const brotliQuality = 6;
/** As many bits of it as hold a page; what packs at the usual 22 takes megabytes, which the allocator then keeps. */
const brotliWindow = 18;

const packers = {
	/** @param {Buffer} body */
	br: (body) =>
		promisify(brotliCompress)(body, {
			params: {
				[constants.BROTLI_PARAM_QUALITY]: brotliQuality,
				[constants.BROTLI_PARAM_LGWIN]: brotliWindow,
				[constants.BROTLI_PARAM_SIZE_HINT]: body.length
			}
		}),
	gzip: promisify(/** @type {Zip} */ (gzip))
};
const unpackers = {
	br: promisify(brotliDecompress),
	gzip: promisify(/** @type {Zip} */ (gunzip))
};

/** What belongs to one connection or one form of the body, and not to the answer. */
const notKept = new Set([
	'connection',
	'keep-alive',
	'transfer-encoding',
	'content-length',
	'etag',
	'date',
	'vary'
]);

const cacheStatus = { hit: 'Rulewatch; hit', made: 'Rulewatch; fwd=uri-miss' };

/** Thousands of pages have the same long headers; each is held once. @type {LRUCache<string, string>} */
const headerValues = new LRUCache({ max: 1_000 });

/** @param {string} value */
function onlyOne(value) {
	const known = headerValues.get(value);
	if (known === undefined) headerValues.set(value, value);
	return known ?? value;
}

/** An answer as it is sent to everyone: whole, in the encodings that somebody asked for, under a strong tag each. */
export class KeptAnswer {
	#status;
	/** As it was made; it takes several times the room of what is packed, and is forgotten for that. @type {Buffer | undefined} */
	#made;
	/** @type {string[]} */
	#headers;
	#tag;
	#lastModified;
	#isPackable;
	/** @type {Partial<Record<Encoding, Packed>>} */
	#packed = {};
	/** @type {Partial<Record<Encoding, Promise<Packed>>>} */
	#packing = {};

	/**
	 * @param {import('node:http').ServerResponse} answer with its status and headers
	 * @param {Buffer} body
	 */
	constructor(answer, body) {
		const type = String(answer.getHeader('content-type') ?? '');
		this.#status = answer.statusCode;
		this.#made = body;
		this.#headers = Object.entries(answer.getHeaders())
			.filter(([name]) => !notKept.has(name))
			.flatMap(([name, value]) => [value].flat().flatMap((each) => [name, onlyOne(String(each))]));
		this.#isPackable = Boolean(compressible(type)) && body.length >= worthPackingBytes;
		if (this.#isPackable) this.#headers.push('vary', 'accept-encoding');
		this.#tag = tagOf(answer, body);
		this.#lastModified = answer.getHeader('last-modified')?.toString();
	}

	/** In memory, with what is around the bodies. */
	get bytes() {
		const bodies = Object.values(this.#packed).map(({ body }) => body.length);
		return bodies.reduce((sum, length) => sum + length, this.#made?.length ?? 0) + 2_000;
	}

	/**
	 * @param {Asked} request
	 * @returns {Packed | undefined} undefined where it has to be packed first
	 */
	packedFor(request) {
		return this.#packed[this.#encodingFor(request)];
	}

	/**
	 * Once for all who ask at the same time.
	 * @param {Asked} request
	 * @returns {Packed | Promise<Packed>}
	 */
	packFor(request) {
		const encoding = this.#encodingFor(request);
		const packed = this.#packed[encoding];
		if (packed) return packed;
		return (this.#packing[encoding] ??= this.#pack(encoding).finally(() => {
			delete this.#packing[encoding];
		}));
	}

	/** @param {Encoding} encoding */
	async #pack(encoding) {
		const whole = await this.#whole();
		// What the packers give is a corner of a larger piece of memory.
		const body = encoding === 'identity' ? whole : Buffer.concat([await packers[encoding](whole)]);
		const tag = encoding === 'identity' ? `"${this.#tag}"` : `"${this.#tag};${encoding}"`;
		const head = [...this.#headers, 'etag', tag, 'content-length', String(body.length)];
		if (encoding !== 'identity') head.push('content-encoding', encoding);
		// Ready to be written: headers that are set one by one cost more than all else that a hit takes.
		head.push('cache-status', cacheStatus.hit);
		this.#made = undefined;
		return (this.#packed[encoding] = { body, head, tag });
	}

	/**
	 * @param {Asked} request
	 * @param {import('node:http').ServerResponse} response
	 * @param {Packed} packed
	 * @param {keyof typeof cacheStatus} from how the cache came to it (RFC 9211)
	 */
	send({ method, headers }, response, { body, head: ofHit, tag }, from) {
		const head = from === 'hit' ? ofHit : [...ofHit.slice(0, -1), cacheStatus[from]];
		if (headers['if-none-match'] ?? headers['if-modified-since'])
			if (fresh(headers, { etag: tag, 'last-modified': this.#lastModified })) {
				response.writeHead(304, withoutBody(head)).end();
				return;
			}
		response.writeHead(this.#status, head).end(method === 'HEAD' ? undefined : body);
	}

	async #whole() {
		const { identity, br, gzip } = this.#packed;
		const made = this.#made ?? identity?.body;
		if (made) return made;
		return br ? unpackers.br(br.body) : unpackers.gzip(/** @type {Packed} */ (gzip).body);
	}

	/** @param {Asked} request */
	#encodingFor({ headers }) {
		return this.#isPackable ? preferred(headers['accept-encoding']) : 'identity';
	}
}

/** @param {string[]} head */
function withoutBody(head) {
	const ofBody = ['content-length', 'content-encoding', 'content-type'];
	return head.filter((_, index) => !ofBody.includes(head[index - (index % 2)] ?? ''));
}

/**
 * What it says in its own tag, where programs write against that; else what it is made of. SvelteKit's own tag of a
 * page has 32 bits, too few to be sure.
 * @param {import('node:http').ServerResponse} answer
 * @param {Buffer} body
 */
function tagOf(answer, body) {
	const own = /^"([^"]+)"$/.exec(String(answer.getHeader('etag')))?.[1];
	const isPage = String(answer.getHeader('content-type')).startsWith('text/html');
	return own && !isPage ? own : createHash('sha256').update(body).digest('base64url').slice(0, 27);
}

/** The tags of an answer in its encodings stand for the same: `"1.abc;br"` for `"1.abc"`. */
export const plainTags = (/** @type {string} */ tags) => tags.replace(/;(br|gzip)"/g, '"');

/** What browsers send is one of a few lines, and read once. @type {Map<string, Encoding>} */
const read = new Map();
const mostRead = 100;

/** @param {string | undefined} accepted */
function preferred(accepted = '') {
	const known = read.get(accepted);
	if (known) return known;
	const negotiator = new Negotiator({ headers: { 'accept-encoding': accepted } });
	const encoding = /** @type {Encoding | undefined} */ (
		negotiator.encoding(['br', 'gzip', 'identity'], { preferred: ['br', 'gzip'] })
	);
	if (read.size < mostRead) read.set(accepted, encoding ?? 'identity');
	return encoding ?? 'identity';
}
