import { type Noun, nounWords } from '../../domain/nouns.ts';
import type { Database } from '../db/index.ts';
import { readItems, type StoredItem } from './items/read.ts';

/** What is wrong with one field (`dates.0.sources.1`; '' where it is of no one field), as a sentence. */
export interface Problem {
	field: string;
	message: string;
}

/** A write that does not hold; nothing was changed. */
export class Refused extends Error {
	constructor(readonly problems: Problem[]) {
		super(problems.map(({ message }) => message).join(' '));
		this.name = 'Refused';
	}
}

export const refusal = (field: string, message: string) => new Refused([{ field, message }]);

/** The item was changed since it was read; nothing was changed now. `current` is what stands in its place. */
export class Conflict<N extends Noun = Noun> extends Error {
	constructor(readonly current: StoredItem<N>) {
		super('Someone else has changed this since you opened it.');
		this.name = 'Conflict';
	}
}

export function unknown(noun: Noun): Refused {
	return refusal('', `This ${nounWords[noun]} is not in the record.`);
}

export async function conflict<N extends Noun>(
	session: Pick<Database, 'select'>,
	noun: N,
	id: string
): Promise<Conflict<N> | Refused> {
	const [current] = await readItems(session, noun, [id]);
	return current ? new Conflict(current) : unknown(noun);
}
