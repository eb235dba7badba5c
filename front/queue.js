import pLimit from 'p-limit';
import { setImmediate as nextRound } from 'node:timers/promises';

/** Rounds of the event loop without a new request before an answer is made, and the most rounds. */
const rounds = { quiet: 8, most: 1_000 };

/** The queue is full, or waiting took too long. */
export class Busy extends Error {}

/**
 * Refuses a task after `timeout` milliseconds if `near` or more are before it, and more than can begin within another
 * `patience` milliseconds at the present pace. So some are served, and the rest get an answer soon.
 */
export class Queue {
	#bounds;
	#limit;
	#came = 0;
	#begun = 0;
	/** Tasks that have begun or were refused. */
	#gone = 0;

	constructor({ atOnce = 2, near = 16, timeout = 2_000, patience = 6_000, most = 1_000 } = {}) {
		this.#limit = pLimit(atOnce);
		this.#bounds = { near, timeout, patience, most };
	}

	/**
	 * @template T
	 * @param {() => T | Promise<T>} work
	 * @returns {Promise<T>}
	 * @throws Busy
	 */
	run(work) {
		const { near, timeout, patience, most } = this.#bounds;
		return new Promise((resolve, reject) => {
			if (this.#came - this.#gone >= most) throw new Busy();
			const place = this.#came++;
			const begunBefore = this.#begun;
			let isRefused = false;
			const timer = setTimeout(() => {
				const soon = ((this.#begun - begunBefore) * patience) / timeout;
				if (place - this.#gone < Math.max(near, soon)) return;
				isRefused = true;
				this.#gone++;
				reject(new Busy());
			}, timeout);
			const begin = async () => {
				if (isRefused) return;
				clearTimeout(timer);
				this.#begun++;
				this.#gone++;
				await this.#quiet();
				resolve(await work());
			};
			this.#limit(begin).catch(reject);
		});
	}

	/**
	 * A page takes one round of the event loop, which accepts one connection. Without a pause, new requests would wait
	 * for all pages before them.
	 */
	async #quiet() {
		for (let round = 0, quiet = 0; quiet < rounds.quiet && round < rounds.most; round++) {
			const before = this.#came;
			await nextRound();
			quiet = this.#came === before ? quiet + 1 : 0;
		}
	}
}
