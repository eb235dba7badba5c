import fresh from 'fresh';
import { LRUCache } from 'lru-cache';
import { channel } from 'node:diagnostics_channel';
import { setTimeout as after } from 'node:timers/promises';
import { encodingFor, encodings, formOf, recode } from './form.js';

/** A database that does not answer is waited for no longer. */
const revalidateMilliseconds = 500;
/** What a form takes beside its body. */
const overheadBytes = 2_000;
const dayMilliseconds = 24 * 60 * 60_000;
const statuses = { hit: 'hit', miss: 'fwd=uri-miss' };

/**
 * Keeps answers that are the same for everyone, each by the version of the record that it was made of, the day (citations
 * and calendars name it), its address as the app reads it, and its encoding. What many ask for at once is rendered once:
 * `render` makes an `Answer`, hands it to a function, and gives what that gives.
 */
export class PageCache {
	counts = { hit: 0, miss: 0, passed: 0, refused: 0 };
	#forms;
	#mostBytes;
	#underWay = new Map();
	#version;
	#revalidation;
	#isTold;

	/** Of 0 `megabytes` nothing is kept. Where `isTold`, `Cache-Status` says of each answer if somebody had read it before. */
	constructor({ megabytes, isTold }) {
		this.#isTold = isTold;
		channel('rulewatch:cache-counts').subscribe((counts) => Object.assign(counts, this.counts));
		if (!megabytes) return;
		const maxSize = megabytes * 1_000_000;
		// A longer answer goes to its reader as it is made, and is not kept.
		this.#mostBytes = Math.min(4_000_000, maxSize / 8);
		this.#forms = new LRUCache({
			maxSize,
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

	/** Answers what is not in memory, and keeps it where it may. Who asks while it is rendered waits for it. */
	async miss(request, response, address, render) {
		if (this.#version === undefined || request.method === 'HEAD')
			return this.pass(request, response, render);
		const asked = { method: request.method, headers: { ...request.headers } };
		// Made whole, whatever of it this reader has.
		delete request.headers['if-none-match'];
		delete request.headers['if-modified-since'];
		await this.#revalidation;
		const key = this.#keyOf(address);
		let outcome = 'hit';
		const make = () =>
			render(async (answer) => {
				const body = mayKeep(answer) && (await answer.whole(this.#mostBytes));
				outcome = body ? 'miss' : 'passed';
				return body ? formOf(answer, body) : this.#passOn(answer, request, response);
			});
		const encoding = encodingFor(asked);
		const form = await this.#once(`${encoding} ${key}`, async () => {
			const kept = encodings.map((each) => this.#forms.get(`${each} ${key}`)).find(Boolean);
			const whole = kept ?? (await this.#once(key, make));
			const own = whole && (await recode(whole, encoding));
			if (own) this.#forms.set(`${encoding} ${key}`, own);
			return own;
		});
		if (form) this.#send(asked, response, form, outcome);
		// What is not to be kept went to whoever asked first.
		else if (outcome !== 'passed') await this.pass(request, response, render);
	}

	/** Has an answer made for one reader. */
	pass(request, response, render) {
		return render((answer) => this.#passOn(answer, request, response));
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

	/** Once for all who ask at the same time. */
	#once(key, make) {
		if (!this.#underWay.has(key)) {
			const making = make().finally(() => this.#underWay.delete(key));
			this.#underWay.set(key, making);
		}
		return this.#underWay.get(key);
	}

	#send({ method, headers }, response, { status, head, head304, body }, outcome) {
		this.counts[outcome]++;
		if (this.#isTold) response.setHeader('cache-status', `Rulewatch; ${statuses[outcome]}`);
		if (fresh(headers, head304)) response.writeHead(304, head304).end();
		else response.writeHead(status, head).end(method === 'HEAD' ? undefined : body);
	}

	#passOn(answer, request, response) {
		this.counts.passed++;
		answer.sendTo(request, response);
	}
}

const mayKeep = ({ statusCode, headers }) =>
	[200, 301, 308].includes(statusCode) &&
	/public(?!.*immutable)/.test(headers['cache-control']) &&
	!headers['set-cookie'] &&
	!headers.vary;
