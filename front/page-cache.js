import fresh from 'fresh';
import { LRUCache } from 'lru-cache';
import { channel } from 'node:diagnostics_channel';
import { setTimeout as after } from 'node:timers/promises';
import { whole } from './answer.js';
import { encodingFor, encodings, representationOf, recode } from './representation.js';

/** A database that does not answer is waited for no longer. */
const revalidateMilliseconds = 500;
/** What a cached answer takes beside its body. */
const overheadBytes = 2_000;
const dayMilliseconds = 24 * 60 * 60_000;
const statuses = { hit: 'hit', miss: 'fwd=uri-miss' };

/**
 * Caches answers that are the same for everyone, each by the version of the record that it was made of, the day (citations
 * and calendars name it), its address as the app reads it, and its encoding. What many ask for at once is rendered once:
 * `render` makes an `Answer`, hands it to a function, and gives what that gives.
 */
export class PageCache {
	counts = { hit: 0, miss: 0, passed: 0, refused: 0 };
	/** Those whose address has no query, and those with one, of which there is no end: they push out none of the others. */
	#caches;
	#mostBytes;
	#pending = new Map();
	#version;
	#sendsStatus;

	/** Of 0 `megabytes` nothing is cached. Where `sendsStatus`, `Cache-Status` says of each answer if it came from the cache. */
	constructor({ megabytes, sendsStatus }) {
		this.#sendsStatus = sendsStatus;
		channel('rulewatch:cache-counts').subscribe((counts) => Object.assign(counts, this.counts));
		if (!megabytes) return;
		const maxSize = megabytes * 1_000_000;
		// A longer answer goes to its reader as it is made, and is not cached.
		this.#mostBytes = Math.min(4_000_000, maxSize / 8);
		const sizeCalculation = ({ body }, key) => body.length + 2 * key.length + overheadBytes;
		this.#caches = [0.75, 0.25].map(
			(share) => new LRUCache({ maxSize: share * maxSize, sizeCalculation })
		);
		// The app tells which version of the record stands (lib/server/db/version.ts).
		channel('rulewatch:version').subscribe(({ version }) => {
			if (version !== this.#version) for (const cache of this.#caches) cache.clear();
			this.#version = version;
		});
	}

	/** Answers from memory. @returns {boolean} whether it could */
	hit(request, response, address) {
		const key = `${encodingFor(request)} ${this.#keyOf(address)}`;
		const representation = this.#cacheOf(address)?.get(key);
		if (representation) this.#send(request, response, representation, 'hit');
		return representation !== undefined;
	}

	/** Answers what is not in memory, and caches it where it may. Who asks while it is rendered waits for it. */
	async miss(request, response, address, render) {
		if (this.#version === undefined || request.method === 'HEAD')
			return this.pass(request, response, render);
		const asked = { method: request.method, headers: { ...request.headers } };
		// Made whole, whatever of it this reader has.
		delete request.headers['if-none-match'];
		delete request.headers['if-modified-since'];
		const key = this.#keyOf(address);
		let outcome = 'hit';
		const make = () =>
			render(async (answer) => {
				const body = isCacheable(answer) && (await whole(answer, this.#mostBytes));
				outcome = body ? 'miss' : 'passed';
				return body ? representationOf(answer, body) : this.#passOn(answer, request, response);
			});
		const encoding = encodingFor(asked);
		const cache = this.#cacheOf(address);
		const representation = await this.#coalesced(`${encoding} ${key}`, async () => {
			const cached = encodings.map((each) => cache.get(`${each} ${key}`)).find(Boolean);
			const whole = cached ?? (await this.#coalesced(key, make));
			const own = whole && (await recode(whole, encoding));
			if (own) cache.set(`${encoding} ${key}`, own);
			return own;
		});
		if (representation) this.#send(asked, response, representation, outcome);
		// What is not to be cached went to whoever asked first.
		else if (outcome !== 'passed') await this.pass(request, response, render);
	}

	/** Has an answer made for one reader. */
	pass(request, response, render) {
		return render((answer) => this.#passOn(answer, request, response));
	}

	/** Resolves once the app has looked which version of the record stands, or takes too long. */
	revalidate() {
		const done = new Promise((done) => channel('rulewatch:revalidate').publish({ done }));
		return Promise.race([done, after(revalidateMilliseconds, undefined, { ref: false })]);
	}

	#cacheOf(address) {
		return this.#caches?.[address.includes('?') ? 1 : 0];
	}

	#keyOf(address) {
		return `${this.#version} ${Math.floor(Date.now() / dayMilliseconds)} ${address}`;
	}

	/** Request coalescing: once for all who ask at the same time. */
	#coalesced(key, make) {
		if (!this.#pending.has(key)) {
			const making = make().finally(() => this.#pending.delete(key));
			this.#pending.set(key, making);
		}
		return this.#pending.get(key);
	}

	#send({ method, headers }, response, { status, head, head304, body }, outcome) {
		this.counts[outcome]++;
		if (this.#sendsStatus) response.setHeader('cache-status', `Rulewatch; ${statuses[outcome]}`);
		// `fetch` adds `no-cache` to each condition, which asks caches on the way to validate: here it is done.
		const { 'cache-control': _, ...conditions } = headers;
		if (fresh(conditions, head304)) response.writeHead(304, head304).end();
		else response.writeHead(status, head).end(method === 'HEAD' ? undefined : body);
	}

	#passOn(answer, request, response) {
		this.counts.passed++;
		answer.sendTo(request, response);
	}
}

const isCacheable = ({ statusCode, headers }) =>
	[200, 301, 308].includes(statusCode) &&
	/public(?!.*immutable)/.test(headers['cache-control']) &&
	!headers['set-cookie'] &&
	!headers.vary;
