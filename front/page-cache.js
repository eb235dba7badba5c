import { LRUCache } from 'lru-cache';
import { channel } from 'node:diagnostics_channel';
import { setTimeout as after } from 'node:timers/promises';
import onHeaders from 'on-headers';
import { encodingFor, encodings, formOf, recode, send } from './form.js';
import { Recorder } from './recorder.js';

/** The app tells on it which version of the record stands: `{ version: number }`. */
const versions = channel('rulewatch:version');
/** Has the app look which version stands: `{ done: () => void }`. */
const revalidations = channel('rulewatch:revalidate');
/** Whoever measures is told on it how many requests had which outcome. */
const counting = channel('rulewatch:cache-counts');

/** A database that does not answer is waited for no longer. */
const revalidateMilliseconds = 500;
/** A longer answer goes to its reader as it is made, and is not kept. */
const mostBytes = 4_000_000;
const mostShare = 1 / 8;
/** What a form takes beside its body. */
const overheadBytes = 2_000;
const dayMilliseconds = 24 * 60 * 60_000;

/**
 * @typedef {object} Way How an answer comes about.
 * @property {(answer: import('node:http').ServerResponse) => void} render has the app write it
 * @property {() => import('node:http').ServerResponse} open gives the way to the network for what is one reader's alone
 */

/**
 * Keeps answers that are the same for everyone, each by the version of the record that it was made of, the day (citations
 * and calendars name it), its address and its encoding. What many ask for at once is rendered once.
 */
export class PageCache {
	counts = { hit: 0, miss: 0, passed: 0, refused: 0 };
	/** @type {LRUCache<string, import('./form.js').Form> | undefined} */
	#forms;
	#underWay = new Map();
	#version;
	#revalidation;
	#queue;
	#rules;
	#isTold;

	/**
	 * @param {object} options
	 * @param {number} options.megabytes 0 keeps nothing
	 * @param {import('./queue.js').Queue} options.queue where the app's turns are waited for
	 * @param {boolean} [options.isTold] whether an answer says, in `Cache-Status`, if somebody had read it before
	 */
	constructor({ megabytes, queue, isTold = false }) {
		const bytes = megabytes * 1_000_000;
		this.#queue = queue;
		this.#isTold = isTold;
		this.#rules = { mayKeep, mostBytes: Math.min(mostBytes, bytes * mostShare) };
		counting.subscribe((counts) => void Object.assign(counts, this.counts));
		if (!bytes) return;
		this.#forms = new LRUCache({
			maxSize: bytes,
			sizeCalculation: ({ body }, key) => body.length + 2 * key.length + overheadBytes
		});
		versions.subscribe(({ version }) => {
			if (version !== this.#version) this.#forms.clear();
			this.#version = version;
		});
	}

	/**
	 * Answers from memory what stands at an address, written as the app reads it.
	 * @returns {boolean} whether it did
	 */
	hit(request, response, address) {
		if (this.#revalidation) return false;
		const form = this.#forms?.get(`${encodingFor(request)} ${this.#keyOf(address)}`);
		if (form) this.#send(request, response, form, 'hit');
		return form !== undefined;
	}

	/**
	 * Answers what is not in memory, and keeps it where it may. Who asks while it is rendered waits for it.
	 * @param {Way} way
	 * @throws Busy where too many wait
	 */
	async miss(request, response, address, way) {
		if (this.#version === undefined || request.method === 'HEAD') return this.alone(response, way);
		// As it was sent, whatever of it the app is not to see.
		const asked = { method: request.method, headers: { ...request.headers } };
		await this.#revalidation;
		const key = this.#keyOf(address);
		const kept = this.#inAnyEncoding(key);
		const isFirst = !kept && !this.#underWay.has(key);
		const form = kept ?? (await this.#once(key, () => this.#render(key, request, way)));
		// It was not to be kept, and went to whoever asked first.
		if (!form) return isFirst ? this.counts.passed++ : this.alone(response, way);
		const own = await this.#recode(key, encodingFor(asked), form);
		return this.#send(asked, response, own, kept ? 'hit' : 'miss');
	}

	/**
	 * Has an answer rendered for one reader.
	 * @param {Way} way
	 * @throws Busy where too many wait
	 */
	async alone(response, { render, open }) {
		const end = await this.#queue.turn();
		if (response.destroyed) return end();
		this.counts.passed++;
		const reader = open();
		// However long it takes to be sent, it is rendered.
		onHeaders(reader, end);
		reader.once('close', end);
		return render(reader);
	}

	/** Has an answer made that waits for no turn. @param {Way} way */
	pass({ render, open }) {
		this.counts.passed++;
		render(open());
	}

	/** Nothing is sent from memory before the app has looked whether the record changed: after what may have changed it. */
	revalidate() {
		const done = new Promise((done) => revalidations.publish({ done }));
		const late = after(revalidateMilliseconds, undefined, { ref: false });
		const revalidation = Promise.race([done, late]).then(() => {
			if (this.#revalidation === revalidation) this.#revalidation = undefined;
		});
		this.#revalidation = revalidation;
	}

	#keyOf(address) {
		return `${this.#version} ${Math.floor(Date.now() / dayMilliseconds)} ${address}`;
	}

	#inAnyEncoding(key) {
		const has = encodings.find((encoding) => this.#forms.has(`${encoding} ${key}`));
		return has && this.#forms.get(`${has} ${key}`);
	}

	async #render(key, request, { render, open }) {
		const encoding = encodingFor(request);
		const end = await this.#queue.turn();
		// Made whole, whatever of it this reader has.
		delete request.headers['if-none-match'];
		delete request.headers['if-modified-since'];
		const recorder = new Recorder(request, { ...this.#rules, open });
		render(recorder);
		const body = await recorder.body;
		end();
		return body && this.#recode(key, encoding, formOf(recorder, body));
	}

	#recode(key, encoding, form) {
		return this.#once(`${encoding} ${key}`, async () => {
			const recoded = await recode(form, encoding);
			this.#forms.set(`${encoding} ${key}`, recoded);
			return recoded;
		});
	}

	/** Once for all who ask at the same time. */
	#once(key, make) {
		let made = this.#underWay.get(key);
		if (!made) {
			made = make().finally(() => this.#underWay.delete(key));
			this.#underWay.set(key, made);
		}
		return made;
	}

	/** @param {'hit' | 'miss'} outcome */
	#send(request, response, form, outcome) {
		this.counts[outcome]++;
		if (this.#isTold)
			response.setHeader(
				'cache-status',
				`Rulewatch; ${outcome === 'hit' ? 'hit' : 'fwd=uri-miss'}`
			);
		send(request, response, form);
	}
}

function mayKeep(answer) {
	const control = String(answer.getHeader('cache-control'));
	return (
		[200, 301, 308].includes(answer.statusCode) &&
		/public(?!.*immutable)/.test(control) &&
		!answer.hasHeader('set-cookie') &&
		!answer.hasHeader('vary')
	);
}
