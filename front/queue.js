import pLimit from 'p-limit';
import { setImmediate as nextRound } from 'node:timers/promises';

/**
 * Before an answer is made, we wait for `quiet` rounds of the event loop without a new request, or at most `most`
 * rounds.
 */
const rounds = { quiet: 8, most: 1_000 };

/** The queue is full, or waiting took too long. */
export class Busy extends Error {}

/**
 * Runs a few tasks at once; others wait in order. A task that has waited for `timeout` milliseconds with `near` or
 * more before it is refused, so that some are served and the rest get an answer soon.
 */
export class Queue {
	#bounds;
	#limit;
	#came = 0;
	/** Tasks that have begun or were refused. */
	#gone = 0;

	constructor({ atOnce = 2, near = 64, timeout = 2_000, most = 1_000 } = {}) {
		this.#limit = pLimit(atOnce);
		this.#bounds = { near, timeout, most };
	}

	/**
	 * Runs `work` when its turn comes.
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
	 * The embedded database makes a page within one round of the event loop, and Node accepts one connection a round.
	 * Without this pause every new request, even a probe of `/healthz`, would wait for the pages before it.
	 */
	async #quiet() {
		for (let round = 0, quiet = 0; quiet < rounds.quiet && round < rounds.most; round++) {
			const before = this.#came;
			await nextRound();
			quiet = this.#came === before ? quiet + 1 : 0;
		}
	}
}
