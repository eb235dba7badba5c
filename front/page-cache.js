import { LRUCache } from 'lru-cache';
import { channel } from 'node:diagnostics_channel';
import { setTimeout as after } from 'node:timers/promises';
import { KeptAnswer } from './kept-answer.js';
import { Recording } from './recording.js';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */
/**
 * How an answer comes about: `make` writes it, and `openReader` gives the one reader's way to the network where it is
 * for that reader alone.
 * @typedef {{ make: (answer: Response) => void, openReader: () => Response }} Way
 */

/** The app tells on it which version of the record stands (`lib/server/db/version.ts`): `{ version: number }`. */
const versions = channel('rulewatch:version');
/** Asks for that: `{ settled: () => void }`. */
const doubts = channel('rulewatch:doubt');
/** Whoever measures is told on it how often it was asked, by outcome. */
const counting = channel('rulewatch:cache-counts');
const longestDoubtMilliseconds = 500;

/** A longer answer goes to its reader as it is made, and is not kept. */
const mostBytes = 4_000_000;
const mostShare = 1 / 8;
const dayMilliseconds = 24 * 60 * 60_000;

/**
 * Answers that are the same for everyone, kept in memory as long as the record is as it was when they were made, and
 * for the day: citations and calendars name it. What many ask for at once is made once.
 */
export class PageCache {
	#mostBytes;
	/** @type {LRUCache<string, KeptAnswer> | undefined} */
	#answers;
	/** @type {Map<string, Promise<KeptAnswer | undefined>>} */
	#underWay = new Map();
	/** @type {number | undefined} */
	#version;
	#day = 0;
	/** @type {Promise<void> | undefined} */
	#doubt;
	#isDatabaseSilent = false;
	#counts = { hit: 0, miss: 0, passed: 0 };

	/** @param {number} megabytes 0 keeps nothing */
	constructor(megabytes) {
		const bytes = megabytes * 1_000_000;
		this.#mostBytes = Math.min(mostBytes, bytes * mostShare);
		if (!bytes) return;
		this.#answers = new LRUCache({
			maxSize: bytes,
			sizeCalculation: (answer, key) => answer.bytes + 2 * key.length
		});
		counting.subscribe(
			(counts) => void Object.assign(/** @type {object} */ (counts), this.#counts)
		);
		versions.subscribe((message) =>
			this.#hear(/** @type {{ version: number }} */ (message).version)
		);
	}

	/**
	 * @param {Request} request
	 * @param {Response} response
	 * @returns {boolean} whether it was answered; if not, it is to be made
	 */
	answer(request, response) {
		if (this.#doubt || !this.#isShared(request)) return false;
		this.#turnDay();
		const answer = this.#answers?.get(request.url ?? '');
		const packed = answer?.packedFor(request);
		if (!answer || !packed) return false;
		this.#counts.hit++;
		answer.send(request, response, packed, 'hit');
		return true;
	}

	/**
	 * Answers with what `make` makes, and keeps that where it may. Who asks while it is made waits for it.
	 * @param {Request} request
	 * @param {Response} response
	 * @param {Way} way
	 */
	async make(request, response, way) {
		if (request.method === 'HEAD' || !this.#isShared(request)) {
			this.#counts.passed++;
			return alone(request, way);
		}
		// As it was sent, whatever of it those who make the answer are not to see.
		const asked = { method: request.method, headers: { ...request.headers } };
		await this.#doubt;
		const key = request.url ?? '';
		const kept = this.#answers?.get(key);
		const underWay = this.#underWay.get(key);
		const answer = kept ?? (await (underWay ?? this.#record(key, request, way)));
		this.#counts[kept ? 'hit' : answer ? 'miss' : 'passed']++;
		// Whoever's request made it has it by now.
		if (!answer) return underWay && alone(request, way);
		const packed = await answer.packFor(asked);
		this.#weighAgain(key, answer);
		answer.send(asked, response, packed, kept ? 'hit' : 'made');
	}

	/** Nothing kept is sent before it is certain that the record did not change: for whoever may have changed it. */
	doubt() {
		if (!this.#answers || this.#isDatabaseSilent) return;
		const settled = new Promise((settle) => doubts.publish({ settled: () => settle(true) }));
		const late = after(longestDoubtMilliseconds, false, { ref: false });
		const doubt = Promise.race([settled, late]).then((isSettled) => {
			this.#isDatabaseSilent = !isSettled;
			if (this.#doubt === doubt) this.#doubt = undefined;
		});
		this.#doubt = doubt;
	}

	/**
	 * @param {string} key
	 * @param {Request} request
	 * @param {Way} way
	 * @returns {Promise<KeptAnswer | undefined>}
	 */
	#record(key, request, way) {
		const version = this.#version;
		// Made whole, whatever of it this reader has.
		delete request.headers['if-none-match'];
		delete request.headers['if-modified-since'];
		const recording = new Recording(request, { mayKeep, mostBytes: this.#mostBytes, ...way });
		const made = recording.settled.then((whole) => {
			if (this.#underWay.get(key) === made) this.#underWay.delete(key);
			if (!whole) return undefined;
			const answer = new KeptAnswer(whole, whole.body);
			if (version !== undefined && version === this.#version) this.#answers?.set(key, answer);
			return answer;
		});
		this.#underWay.set(key, made);
		way.make(recording);
		return made;
	}

	/**
	 * Packed, it takes another room than before; the memory does not look again at what it has.
	 * @param {string} key
	 * @param {KeptAnswer} answer
	 */
	#weighAgain(key, answer) {
		if (this.#answers?.peek(key) !== answer) return;
		this.#answers.delete(key);
		this.#answers.set(key, answer);
	}

	/** @param {Request} request */
	#isShared({ method, headers, url }) {
		return (
			this.#answers !== undefined &&
			(method === 'GET' || method === 'HEAD') &&
			headers.cookie === undefined &&
			headers.authorization === undefined &&
			headers.range === undefined &&
			!url?.startsWith('/_app/')
		);
	}

	/** @param {number} version */
	#hear(version) {
		this.#isDatabaseSilent = false;
		if (version === this.#version) return;
		this.#version = version;
		this.#forget();
	}

	#turnDay() {
		const day = Math.floor(Date.now() / dayMilliseconds);
		if (day === this.#day) return;
		this.#day = day;
		this.#forget();
	}

	/** Also what is under way: it may be made of what was. */
	#forget() {
		this.#answers?.clear();
		this.#underWay.clear();
	}
}

/**
 * An answer for one reader.
 * @param {Request} request
 * @param {Way} way
 */
function alone(request, way) {
	way.make(new Recording(request, { mayKeep: () => false, mostBytes: 0, ...way }));
}

/** @param {Response} answer */
function mayKeep(answer) {
	const kind = String(answer.getHeader('cache-control'));
	return (
		[200, 301, 308].includes(answer.statusCode) &&
		kind.includes('public') &&
		!kind.includes('immutable') &&
		!answer.hasHeader('set-cookie') &&
		!answer.hasHeader('vary')
	);
}
