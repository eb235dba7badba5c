import { getContext, setContext, untrack } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';

const key = Symbol();

/** Begins a page, or a dialog, in which every sentence of a refusal is shown: at its field, else by `Refusals`. */
export const collectShown = (): Set<string> => setContext(key, new SvelteSet<string>());

/** Notes sentences of a refusal that a component shows. A sentence that was shown once stays noted after it is mended. */
export function noteShown(sentences: () => readonly (string | undefined)[]): void {
	const shown = getContext<Set<string> | undefined>(key);
	const note = () => {
		for (const sentence of sentences()) if (sentence) shown?.add(sentence);
	};
	// The server runs no effects.
	untrack(note);
	$effect.pre(note);
}
