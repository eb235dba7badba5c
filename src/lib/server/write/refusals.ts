import { type Noun, nounWords } from '../../domain/nouns.ts';
import type { Database } from '../db/index.ts';
import { readStored, type StoredItem } from './items/read.ts';

/** A message about one field (`dates.0.sources.1`), or about the whole item (''). */
export interface Problem {
	field: string;
	message: string;
}

export class Refused extends Error {
	constructor(readonly problems: Problem[]) {
		super(problems.map(({ message }) => message).join(' '));
		this.name = 'Refused';
	}
}

export const refusal = (field: string, message: string) => new Refused([{ field, message }]);

/** The first message about each field. */
export function byField({ problems }: Refused): Record<string, string> {
	const errors: Record<string, string> = {};
	for (const { field, message } of problems) errors[field] ??= message;
	return errors;
}

/** Thrown if the item was changed since it was read, now as `current`; nothing was changed. */
export class Conflict<N extends Noun = Noun> extends Error {
	constructor(readonly current: StoredItem<N>) {
		super('Someone else has changed this since you opened it.');
		this.name = 'Conflict';
	}
}

export function unknownItem(noun: Noun): Refused {
	return refusal('', `This ${nounWords[noun]} is not in the record.`);
}

export async function conflict<N extends Noun>(
	session: Database,
	noun: N,
	id: string
): Promise<Conflict<N> | Refused> {
	const [current] = await readStored(session, noun, [id]);
	return current ? new Conflict(current) : unknownItem(noun);
}
