import { isNoun, type Noun } from './nouns.ts';

/** A saved version of an item: what a correction names as that which mends the mistake. */
export interface Change {
	noun: Noun;
	id: string;
	version: number;
}

/** A change in one word, for forms. */
export const changeKey = ({ noun, id, version }: Change) => `${noun}/${id}/${version}`;

/** Of what a form sends; undefined where it names no version of anything. */
export function readChange(key: string): Change | undefined {
	const [, noun = '', id = '', version] = /^(\w+)\/([^/]+)\/([1-9]\d{0,8})$/.exec(key) ?? [];
	return isNoun(noun) ? { noun, id, version: Number(version) } : undefined;
}
