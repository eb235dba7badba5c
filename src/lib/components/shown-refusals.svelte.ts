import { getContext, setContext, untrack } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';

const key = Symbol();

/** Call this in a page or dialog that must show each error: at its field, otherwise in `Refusals`. */
export const collectShown = (): Set<string> => setContext(key, new SvelteSet<string>());

/** Records the errors that a component shows. An error stays recorded after it is fixed. */
export function noteShown(sentences: () => readonly (string | undefined)[]): void {
	const shown = getContext<Set<string> | undefined>(key);
	const note = () => {
		for (const sentence of sentences()) if (sentence) shown?.add(sentence);
	};
	// The server runs no effects.
	untrack(note);
	$effect.pre(note);
}
