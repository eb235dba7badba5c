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

/** How a form asks whether a save of a published item is a correction. */
export const purposes = [
	[
		'correction',
		'It puts something right',
		'It was wrong from the start. Readers are told what changed, wherever it stands.'
	],
	['update', 'It brings it up to date', 'It was right until now, or something is added.']
] as const;

/** Whether a form says that it is a correction; undefined where nothing is chosen. */
export const readPurpose = (text: string): boolean | undefined =>
	text === 'correction' || (text === 'update' ? false : undefined);

export const writtenPurpose = (correction: boolean | null | undefined): string =>
	typeof correction === 'boolean' ? purposes[correction ? 0 : 1][0] : '';
