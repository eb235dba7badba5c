import fresh from 'fresh';
import { LRUCache } from 'lru-cache';
import { channel } from 'node:diagnostics_channel';
import { setTimeout as delay } from 'node:timers/promises';
import { readBody } from './answer.js';
import { encodingFor, encodings, representationOf, recode } from './representation.js';

/** The longest wait for a database that does not answer. */
const revalidateMilliseconds = 500;
const overheadBytes = 2_000;
const dayMilliseconds = 24 * 60 * 60_000;
const statuses = { hit: 'hit', miss: 'fwd=uri-miss' };

/**
 * The key has the version of the record, the day (which citations contain), the address and the encoding.
 * `render` makes an `Answer`, passes it to a callback, and returns the callback's result.
 */
export class PageCache {
	counts = { hit: 0, miss: 0, passed: 0, refused: 0 };
	/** Without and with a query: there are endless queries, which must not push out other addresses. */
	#caches;
	#mostBytes;
	#pending = new Map();
	#version;
	#sendsStatus;

	/** With `sendsStatus`, the header `Cache-Status` tells whether an answer came from the cache. */
	constructor({ megabytes, sendsStatus }) {
		this.#sendsStatus = sendsStatus;
		channel('rulewatch:cache-counts').subscribe((counts) => Object.assign(counts, this.counts));
		if (!megabytes) return;
		const maxSize = megabytes * 1_000_000;
		// Longer answers are streamed to the reader and not cached.
		this.#mostBytes = Math.min(4_000_000, maxSize / 8);
		const sizeCalculation = ({ body }, key) => body.length + 2 * key.length + overheadBytes;
		this.#caches = [0.75, 0.25].map(
			(share) => new LRUCache({ maxSize: share * maxSize, sizeCalculation })
		);
		// lib/server/db/version.ts publishes the version.
		channel('rulewatch:version').subscribe(({ version }) => {
			if (version !== this.#version) for (const cache of this.#caches) cache.clear();
			this.#version = version;
		});
	}

	/** @returns {boolean} whether the answer was in memory */
	hit(request, response, address) {
		const key = `${encodingFor(request)} ${this.#keyOf(address)}`;
		const representation = this.#cacheOf(address)?.get(key);
		if (representation) this.#send(request, response, representation, 'hit');
		return representation !== undefined;
	}

	/** Simultaneous requests wait for one rendering. */
	async miss(request, response, address, render) {
		if (this.#version === undefined || request.method === 'HEAD')
			return this.pass(request, response, render);
		const original = { method: request.method, headers: { ...request.headers } };
		// The cached answer must be complete, even if this reader has a copy.
		delete request.headers['if-none-match'];
		delete request.headers['if-modified-since'];
		const key = this.#keyOf(address);
		let outcome = 'hit';
		const make = () =>
			render(async (answer) => {
				const body = isCacheable(answer) && (await readBody(answer, this.#mostBytes));
				outcome = body ? 'miss' : 'passed';
				return body ? representationOf(answer, body) : this.#passOn(answer, request, response);
			});
		const encoding = encodingFor(original);
		const cache = this.#cacheOf(address);
		const representation = await this.#coalesced(`${encoding} ${key}`, async () => {
			const cached = encodings.map((each) => cache.get(`${each} ${key}`)).find(Boolean);
			const rendered = cached ?? (await this.#coalesced(key, make));
			const own = rendered && (await recode(rendered, encoding));
			if (own) cache.set(`${encoding} ${key}`, own);
			return own;
		});
		if (representation) this.#send(original, response, representation, outcome);
		// An answer that cannot be cached went to the first request only.
		else if (outcome !== 'passed') await this.pass(request, response, render);
	}

	pass(request, response, render) {
		return render((answer) => this.#passOn(answer, request, response));
	}

	/** Resolves once the app has checked the version of the record, or after a timeout. */
	revalidate() {
		const done = new Promise((done) => channel('rulewatch:revalidate').publish({ done }));
		return Promise.race([done, delay(revalidateMilliseconds, undefined, { ref: false })]);
	}

	#cacheOf(address) {
		return this.#caches?.[address.includes('?') ? 1 : 0];
	}

	#keyOf(address) {
		return `${this.#version} ${Math.floor(Date.now() / dayMilliseconds)} ${address}`;
	}

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
		// `fetch` adds `no-cache` so that caches revalidate; we validate here.
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
