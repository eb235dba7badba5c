/** The pause in typing that ends a question, in milliseconds. */
const pause = 150;

/** Asks while somebody types: once a pause, and only the answer to the last question counts. */
export class Lookup<Hit> {
	/** Nothing before the first answer, and while the search does not answer. */
	hits = $state.raw<Hit[]>();
	asking = $state(false);
	failed = $state(false);
	#search: (query: string, signal: AbortSignal) => Promise<Hit[]>;
	#last = new AbortController();

	constructor(search: (query: string, signal: AbortSignal) => Promise<Hit[]>) {
		this.#search = search;
	}

	/** Resolves with whether this still was the last question when it was answered, or failed to be. */
	async ask(query: string, wait = pause): Promise<boolean> {
		this.stop();
		const { signal } = (this.#last = new AbortController());
		this.asking = true;
		if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
		if (signal.aborted) return false;
		const hits = await this.#answer(query, signal);
		if (signal.aborted) return false;
		this.asking = false;
		this.failed = !hits;
		this.hits = hits;
		return true;
	}

	stop() {
		this.#last.abort();
		this.asking = false;
	}

	forget() {
		this.stop();
		this.hits = undefined;
		this.failed = false;
	}

	async #answer(query: string, signal: AbortSignal) {
		try {
			return await this.#search(query, signal);
		} catch {
			return undefined;
		}
	}
}
