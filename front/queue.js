import { setImmediate as nextRound } from 'node:timers/promises';

const urgent = /^\/(_app|healthz|desk|sign-in|sign-out|set-up|invitation|address|reset)(\/|$)/;
/** Whether a path waits for no turn: accounts, the desk, and whether all is well. */
export const isUrgent = (/** @type {string} */ path) => urgent.test(path);

/** Rounds of the event loop without anybody new, and the most that are waited for, before an answer is made. */
const rounds = { quiet: 8, most: 1_000 };

/** Too many wait. */
export class Busy extends Error {}

/**
 * Lets a few answers be made at once; the others wait, first come, first served. Whoever has waited for `patience`
 * milliseconds and still has `near` or more before them is sent away: some are served, and the rest soon told.
 */
export class Queue {
	#bounds;
	#running = 0;
	#arrivals = 0;
	/** @type {Set<() => void>} */
	#waiting = new Set();

	constructor({ atOnce = 2, near = 64, patience = 2_000, most = 1_000 } = {}) {
		this.#bounds = { atOnce, near, patience, most };
	}

	/**
	 * @returns {Promise<() => void>} what ends the turn, once it has come
	 * @throws Busy
	 */
	async turn() {
		this.#arrivals++;
		if (this.#running < this.#bounds.atOnce) this.#running++;
		else await this.#wait();
		await this.#quiet();
		let isOver = false;
		return () => {
			if (isOver) return;
			isOver = true;
			const [next] = this.#waiting;
			if (next) next();
			else this.#running--;
		};
	}

	/** @returns {Promise<void>} */
	#wait() {
		const { near, patience, most } = this.#bounds;
		if (this.#waiting.size >= most) throw new Busy();
		return new Promise((resolve, reject) => {
			const leave = (/** @type {(cause: any) => void} */ go) => {
				clearTimeout(timer);
				this.#waiting.delete(begin);
				go(new Busy());
			};
			const begin = () => leave(resolve);
			const timer = setTimeout(() => {
				if ([...this.#waiting].indexOf(begin) >= near) leave(reject);
			}, patience);
			this.#waiting.add(begin);
		});
	}

	/**
	 * A page of the embedded database is made in one round of the event loop, which takes one new connection a round: each of
	 * a crowd, and a probe of `/healthz` behind it, would wait for as many pages as there are readers before it.
	 */
	async #quiet() {
		for (let round = 0, quiet = 0; quiet < rounds.quiet && round < rounds.most; round++) {
			const before = this.#arrivals;
			await nextRound();
			quiet = this.#arrivals === before ? quiet + 1 : 0;
		}
	}
}
