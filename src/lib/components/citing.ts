import { createContext } from 'svelte';

const [, setListed, isListed] = createContext<true>();

/** Called by a page that ends in a `SourceList`: citations on it name the outlet and point down to that list. */
export const listSourcesBelow = () => setListed(true);

export const sourcesAreListedBelow = isListed;
