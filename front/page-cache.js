import { LRUCache } from 'lru-cache';
import { channel } from 'node:diagnostics_channel';
import { setTimeout as after } from 'node:timers/promises';
import onHeaders from 'on-headers';
import { encodingFor, encodings, formOf, recode, send } from './form.js';
import { Recorder } from './recorder.js';

/** A database that does not answer is waited for no longer. */
const revalidateMilliseconds = 500;
/** A longer answer goes to its reader as it is made, and is not kept. */
const mostBytes = 4_000_000;
const mostShare = 1 / 8;
/** What a form takes beside its body. */
const overheadBytes = 2_000;
const dayMilliseconds = 24 * 60 * 60_000;

/**
 * Keeps answers that are the same for everyone, each by the version of the record that it was made of, the day (citations
 * and calendars name it), its address as the app reads it, and its encoding. What many ask for at once is rendered once.
 *
 * An answer comes about in a `way`: `render(answer)` has the app write it, and `open()` gives the response to write to
 * what is for its one reader.
 */
export class PageCache {
	counts = { hit: 0, miss: 0, passed: 0, refused: 0 };
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
	 * @param {import('./queue.js').Queue} options.queue where turns to render are waited for
	 * @param {boolean} [options.isTold] whether an answer says, in `Cache-Status`, if somebody had read it before
	 */
	constructor({ megabytes, queue, isTold = false }) {
		const bytes = megabytes * 1_000_000;
		this.#queue = queue;
		this.#isTold = isTold;
		this.#rules = { mayKeep, mostBytes: Math.min(mostBytes, bytes * mostShare) };
		channel('rulewatch:cache-counts').subscribe((counts) => Object.assign(counts, this.counts));
		if (!bytes) return;
		this.#forms = new LRUCache({
			maxSize: bytes,
			sizeCalculation: ({ body }, key) => body.length + 2 * key.length + overheadBytes
		});
		// The app tells which version of the record stands (lib/server/db/version.ts).
		channel('rulewatch:version').subscribe(({ version }) => {
			if (version !== this.#version) this.#forms.clear();
			this.#version = version;
		});
	}

	/** Answers from memory. @returns {boolean} whether it could */
	hit(request, response, address) {
		if (this.#revalidation) return false;
		const form = this.#forms?.get(`${encodingFor(request)} ${this.#keyOf(address)}`);
		if (form) this.#send(request, response, form, 'hit');
		return form !== undefined;
	}

	/**
	 * Answers what is not in memory, and keeps it where it may. Who asks while it is rendered waits for it.
	 * @throws Busy where too many wait
	 */
	async miss(request, response, address, way) {
		if (this.#version === undefined || request.method === 'HEAD') return this.alone(response, way);
		// As it was sent, whatever of it the app is not to see.
		const asked = { method: request.method, headers: { ...request.headers } };
		await this.#revalidation;
		const key = this.#keyOf(address);
		const encoding = encodings.find((each) => this.#forms.has(`${each} ${key}`));
		const kept = encoding && this.#forms.get(`${encoding} ${key}`);
		const isFirst = !kept && !this.#underWay.has(key);
		const form = kept ?? (await this.#once(key, () => this.#render(key, request, way)));
		// It was not to be kept, and went to whoever asked first.
		if (!form) return isFirst ? this.counts.passed++ : this.alone(response, way);
		const own = await this.#recode(key, encodingFor(asked), form);
		return this.#send(asked, response, own, kept ? 'hit' : 'miss');
	}

	/** Has an answer rendered for one reader. @throws Busy where too many wait */
	async alone(response, way) {
		const end = await this.#queue.turn();
		if (response.destroyed) return end();
		// However long it takes to be sent, it is rendered.
		return this.pass({ ...way, open: () => onEnd(way.open(), end) });
	}

	/** Has an answer made that waits for no turn. */
	pass({ render, open }) {
		this.counts.passed++;
		render(open());
	}

	/** After what may have changed the record: nothing is sent from memory before the app has looked. */
	revalidate() {
		const done = new Promise((done) => channel('rulewatch:revalidate').publish({ done }));
		const late = after(revalidateMilliseconds, undefined, { ref: false });
		const revalidation = Promise.race([done, late]).then(() => {
			if (this.#revalidation === revalidation) this.#revalidation = undefined;
		});
		this.#revalidation = revalidation;
	}

	#keyOf(address) {
		return `${this.#version} ${Math.floor(Date.now() / dayMilliseconds)} ${address}`;
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
		if (!this.#underWay.has(key))
			this.#underWay.set(
				key,
				make().finally(() => this.#underWay.delete(key))
			);
		return this.#underWay.get(key);
	}

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

/** Calls back once the headers are written, or never will be. */
function onEnd(response, done) {
	onHeaders(response, done);
	return response.once('close', done);
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
