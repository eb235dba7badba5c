const urgent = /^\/(_app|healthz|desk|sign-in|sign-out|set-up|invitation|address|reset)(\/|$)/;

/** Whether a path is answered at once, however many read: accounts, the desk, and whether all is well. */
export const isUrgent = (/** @type {string} */ path) => urgent.test(path);

/** Too many wait for the app. */
export class Busy extends Error {}

/**
 * Lets a few answers be made at once; the others wait their turn, first come, first served. Whoever has waited as long as
 * `patience` (milliseconds) and still has `near` or more before them is sent away, so that in a crowd some are served and
 * the rest soon told. More than `most` never wait.
 */
export class Queue {
	#bounds;
	#running = 0;
	/** @type {Set<() => void>} */
	#waiting = new Set();

	constructor({ atOnce = 3, near = 64, patience = 2_000, most = 1_000 } = {}) {
		this.#bounds = { atOnce, near, patience, most };
	}

	/**
	 * Waits for a turn.
	 * @returns {Promise<() => void>} what ends it
	 * @throws Busy
	 */
	async turn() {
		if (this.#running < this.#bounds.atOnce) this.#running++;
		else await this.#wait();
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
			const begin = () => {
				clearTimeout(timer);
				this.#waiting.delete(begin);
				resolve();
			};
			const timer = setTimeout(() => {
				if ([...this.#waiting].indexOf(begin) < near) return;
				this.#waiting.delete(begin);
				reject(new Busy());
			}, patience);
			this.#waiting.add(begin);
		});
	}
}
