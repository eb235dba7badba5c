import pLimit from 'p-limit';
import { setImmediate as nextRound } from 'node:timers/promises';

/** Rounds of the event loop without anybody new, and the most that are waited for, before an answer is made. */
const rounds = { quiet: 8, most: 1_000 };

/** Too many wait. */
export class Busy extends Error {}

/**
 * Lets a few answers be made at once; the others wait, first come, first served. Whoever has waited for `timeout`
 * milliseconds and still has `near` or more before them is sent away: some are served, and the rest soon told.
 */
export class Queue {
	#bounds;
	#limit;
	#came = 0;
	/** Of those who came, how many have begun or were sent away. */
	#gone = 0;

	constructor({ atOnce = 2, near = 64, timeout = 2_000, most = 1_000 } = {}) {
		this.#limit = pLimit(atOnce);
		this.#bounds = { near, timeout, most };
	}

	/**
	 * Does some work once its turn has come.
	 * @template T
	 * @param {() => T | Promise<T>} work
	 * @returns {Promise<T>}
	 * @throws Busy
	 */
	run(work) {
		const { near, timeout, most } = this.#bounds;
		return new Promise((resolve, reject) => {
			if (this.#came - this.#gone >= most) throw new Busy();
			const place = this.#came++;
			let isRefused = false;
			const timer = setTimeout(() => {
				if (place - this.#gone < near) return;
				isRefused = true;
				this.#gone++;
				reject(new Busy());
			}, timeout);
			const begin = async () => {
				if (isRefused) return;
				clearTimeout(timer);
				this.#gone++;
				await this.#quiet();
				resolve(await work());
			};
			this.#limit(begin).catch(reject);
		});
	}

	/**
	 * A page of the embedded database is made in one round of the event loop, which takes one new connection a round: each of
	 * a crowd, and a probe of `/healthz` behind it, would wait for as many pages as there are readers before it.
	 */
	async #quiet() {
		for (let round = 0, quiet = 0; quiet < rounds.quiet && round < rounds.most; round++) {
			const before = this.#came;
			await nextRound();
			quiet = this.#came === before ? quiet + 1 : 0;
		}
	}
}
