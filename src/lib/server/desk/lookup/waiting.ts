import type { Choice } from '../../../domain/choice.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { type Reader, seesAll } from '../../visibility/index.ts';
import { resolve } from './resolve.ts';

/** All that is told of what another contributor sent. */
export const alreadyWaiting = 'already waiting for an editor';

/** As its reader knows it: by what they typed, and nothing else. */
export const waitingChoice = (text: string): Choice => ({
	...{ id: text, name: text },
	...{ about: alreadyWaiting, waiting: true }
});

/** Those of the texts that name what waits and is hidden from their reader. */
export async function findWaiting(reader: Reader, noun: Noun, texts: string[]): Promise<Choice[]> {
	if (seesAll(reader) || noun === 'topic') return [];
	const found = await resolve(reader, noun, texts);
	return texts.flatMap((text) => {
		const each = found.get(text);
		return each && 'id' in each && each.hidden ? waitingChoice(text) : [];
	});
}
