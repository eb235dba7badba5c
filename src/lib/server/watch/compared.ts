import { knownNames } from '../desk/capture/candidates.ts';
import type { Reader } from '../visibility/index.ts';
import { outputOf } from '../worker/outputs.ts';

/**
 * How a state of a watched page differs from the one before: word by word, and in the quotations that are new.
 * @returns undefined in place of either where the texts take too long
 */
export async function compared(reader: Reader, texts: { now: string; before: string | null }) {
	const { now, before } = texts;
	const [changes, quotations] = await Promise.all([
		before === null ? undefined : outputOf('wordChanges', { before, now }),
		outputOf('newAmong', { now, before, names: await knownNames(reader) })
	]);
	return { changes, quotations };
}
