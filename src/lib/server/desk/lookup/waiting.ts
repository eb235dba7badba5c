import type { Choice } from '../../../domain/choice.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { type Reader, seesAll } from '../../visibility/index.ts';
import { resolve } from './resolve.ts';

/** Readers may learn nothing else about another contributor's hidden draft. */
export const alreadyWaiting = 'already waiting for an editor';

/** Shows a hidden draft by the words that its reader typed. */
export const waitingChoice = (text: string): Choice => ({
	id: text,
	name: text,
	about: alreadyWaiting,
	waiting: true
});

export async function findWaiting(reader: Reader, noun: Noun, texts: string[]): Promise<Choice[]> {
	if (seesAll(reader)) return [];
	const found = await resolve(reader, noun, texts);
	return texts.flatMap((text) => {
		const each = found.get(text);
		return each && 'id' in each && each.hidden ? waitingChoice(text) : [];
	});
}
