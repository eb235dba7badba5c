import { attempt } from '../attempt.ts';

/**
 * Reads an address, or returns undefined if it is none. `URL.canParse` of Node 20 takes addresses with letters such as é for
 * none as soon as it was called some thousand times.
 */
export const urlOf = (text: string, base?: string): URL | undefined =>
	attempt(() => new URL(text, base));
