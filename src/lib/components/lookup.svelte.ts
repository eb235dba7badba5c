/** Milliseconds without typing before a search starts. */
const pause = 150;

/** Searches as somebody types: debounced, and only the latest answer counts. */
export class Lookup<Hit> {
	/** Undefined before the first answer and after a failure. */
	hits = $state.raw<Hit[]>();
	asking = $state(false);
	failed = $state(false);
	#search: (query: string, signal: AbortSignal) => Promise<Hit[]>;
	#last = new AbortController();

	constructor(search: (query: string, signal: AbortSignal) => Promise<Hit[]>) {
		this.#search = search;
	}

	/** Resolves with false if a newer search replaced this one. */
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
